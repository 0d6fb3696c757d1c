package io.banyan.figures;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Keeps ten minutes, an hour and a day of figures, each coarser than the one before and made from it: 34 kB a group,
/// and no more than 500 groups, so 17 MB at most. What of it outlives the
/// replica is kept by `HistoryRunner`.
final class RecentFigures {
    private final Map<FiguresRange, FiguresTrack> tracks = new EnumMap<>(FiguresRange.class);

    RecentFigures() {
        for (FiguresRange range : FiguresRange.values()) {
            tracks.put(range, new FiguresTrack(range));
        }
    }

    /// Takes the next second.
    ///
    /// @return the points that this second ends; mostly none
    synchronized Map<FiguresRange, FiguresRows> add(FleetFigures second) {
        Map<FiguresRange, FiguresRows> ended = new EnumMap<>(FiguresRange.class);
        FiguresRows rows = FiguresRows.of(second);
        for (Map.Entry<FiguresRange, FiguresTrack> track : tracks.entrySet()) {
            rows = track.getValue().add(rows);
            if (rows == null) {
                break;
            }
            ended.put(track.getKey(), rows);
        }
        return ended;
    }

    /// Takes points of a range that others kept, where none is known here.
    synchronized void fill(FiguresRange range, List<FiguresRows> kept, Instant now) {
        Objects.requireNonNull(tracks.get(range)).fill(kept, now);
    }

    synchronized FiguresHistory history(FiguresRange range) {
        return Objects.requireNonNull(tracks.get(range)).history();
    }
}
