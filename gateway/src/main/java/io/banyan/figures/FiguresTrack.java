package io.banyan.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps one range of figures: the last rows of each group and of the sum, in rings of fixed size. 10 kB a group for
/// ten minutes or an hour, 12 kB for a day. A group that has no row left is forgotten; while 500 are kept another
/// counts in the sum only. Used by one thread at a time.
final class FiguresTrack {
    private final FiguresRange range;
    private final FiguresMean open = new FiguresMean();
    private final Instant[] ends;
    private final Map<String, float[]> rings = new HashMap<>();
    private int written;

    FiguresTrack(FiguresRange range) {
        this.range = range;
        this.ends = new Instant[range.points()];
    }

    /// Takes what happened next.
    ///
    /// @param part a second's rows, or those of a step of the next finer range
    /// @return the rows of the step that this part ends; null while it lasts
    @Nullable
    FiguresRows add(FiguresRows part) {
        open.add(part);
        if (open.taken() < range.parts()) {
            return null;
        }
        FiguresRows full = open.rows();
        open.clear();
        keep(full);
        return full;
    }

    /// Takes points that others kept, where none is known here: those of the range that ends now, each at least half a
    /// step from its neighbours, because replicas do not begin their steps together.
    void fill(List<FiguresRows> kept, Instant now) {
        NavigableMap<Instant, FiguresRows> points = new TreeMap<>();
        rows().forEach(known -> points.put(known.at(), known));
        int known = points.size();
        kept.stream()
                .filter(point -> point.at().isAfter(since(now)) && !point.at().isAfter(now))
                .sorted(Comparator.comparing(FiguresRows::at))
                .filter(point -> isApart(point.at(), points))
                .forEach(point -> points.put(point.at(), point));
        if (points.size() > known) {
            rings.clear();
            written = 0;
            points.values().forEach(this::keep);
        }
    }

    private boolean isApart(Instant at, NavigableMap<Instant, FiguresRows> points) {
        Duration half = Duration.ofSeconds(range.step()).dividedBy(2);
        return points.subMap(at.minus(half), false, at.plus(half), false).isEmpty();
    }

    private Instant since(Instant end) {
        return end.minusSeconds((long) range.step() * range.points());
    }

    /// Oldest first, none older than the range. Of more than ten minutes the last point is of the step that lasts, as
    /// far as it goes.
    FiguresHistory history() {
        List<FiguresRows> rows = rows();
        if (range != FiguresRange.TEN_MINUTES && open.taken() > 0) {
            rows.add(open.rows());
        }
        Map<String, List<FiguresPoint>> groups = new HashMap<>();
        List<TotalPoint> total = new ArrayList<>();
        rows.stream()
                .filter(point -> point.at().isAfter(since(rows.getLast().at())))
                .forEach(point -> point.rows().forEach((name, row) -> {
                    if (name.equals(FiguresRows.TOTAL)) {
                        total.add(new TotalPoint(point.at(), FiguresRow.total(row)));
                    } else {
                        groups.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(new FiguresPoint(point.at(), FiguresRow.figures(row)));
                    }
                }));
        return new FiguresHistory(range.step(), groups, total);
    }

    private List<FiguresRows> rows() {
        List<FiguresRows> rows = new ArrayList<>();
        for (int i = Math.max(0, written - ends.length); i < written; i++) {
            int slot = i % ends.length;
            Map<String, float[]> named = new HashMap<>();
            rings.forEach((name, ring) -> {
                float[] row = row(ring, slot);
                if (isKnown(row)) {
                    named.put(name, row);
                }
            });
            rows.add(new FiguresRows(ends[slot], named));
        }
        return rows;
    }

    private void keep(FiguresRows full) {
        int slot = written++ % ends.length;
        ends[slot] = full.at();
        rings.values().forEach(ring -> Arrays.fill(ring, at(slot), at(slot + 1), Float.NaN));
        rings.entrySet().removeIf(kept -> !full.rows().containsKey(kept.getKey()) && isEmpty(kept.getValue()));
        full.rows().forEach((name, row) -> {
            float[] ring = rings.get(name);
            if (ring == null && (name.equals(FiguresRows.TOTAL) || groups() < FigureCounter.GROUPS)) {
                ring = new float[at(ends.length)];
                Arrays.fill(ring, Float.NaN);
                rings.put(name, ring);
            }
            if (ring != null) {
                System.arraycopy(row, 0, ring, at(slot), FiguresRow.NUMBERS);
            }
        });
    }

    private int groups() {
        return rings.size() - (rings.containsKey(FiguresRows.TOTAL) ? 1 : 0);
    }

    private boolean isEmpty(float[] ring) {
        for (int slot = 0; slot < ends.length; slot++) {
            if (isKnown(row(ring, slot))) {
                return false;
            }
        }
        return true;
    }

    private static float[] row(float[] ring, int slot) {
        return Arrays.copyOfRange(ring, at(slot), at(slot + 1));
    }

    /// The first number, a rate, is known of every row that was written.
    private static boolean isKnown(float[] row) {
        return !Float.isNaN(row[0]);
    }

    private static int at(int slot) {
        return slot * FiguresRow.NUMBERS;
    }
}
