package io.banyan.figures;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Keeps ten minutes, an hour and a day of figures, each coarser than the one before and made from it: 32 kB a group,
/// and no more than 500 groups, so 16 MB at most. It is lost when the replica ends.
final class RecentFigures {
    private final Map<FiguresRange, FiguresTrack> tracks = new EnumMap<>(FiguresRange.class);

    RecentFigures() {
        for (FiguresRange range : FiguresRange.values()) {
            tracks.put(range, new FiguresTrack(range));
        }
    }

    synchronized void add(FleetFigures second) {
        FiguresRows rows = FiguresRows.of(second);
        for (FiguresTrack track : tracks.values()) {
            rows = track.add(rows);
            if (rows == null) {
                return;
            }
        }
    }

    synchronized FiguresHistory history(FiguresRange range) {
        return Objects.requireNonNull(tracks.get(range)).history();
    }
}
