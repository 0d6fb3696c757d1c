package io.banyan.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many of MODERN's places a plan needs on average: those in use in the last minute, and for each route that
/// moves its reads a second × the points it moves × the seconds that a read holds a place. Where MODERN has served
/// too few reads to tell, LEGACY's seconds stand in for its own.
///
/// Where neither side served ten reads in the minute, it adds nothing: so few need no room.
///
/// Example: 100 reads a second at 10%, 120 ms each, hold 1.2 places; at 25% it is 3.
///
/// @param estimated true where LEGACY's seconds stood in
record Expectation(double places, boolean estimated) {
    static Expectation of(List<RouteMove> moves, GroupMinute minute) {
        Load load = minute.load();
        @Nullable Double seconds = load.modernSeconds() == null ? load.legacySeconds() : load.modernSeconds();
        if (seconds == null || minute.reads().all() == 0) {
            return new Expectation(load.modernPlaces(), false);
        }
        double more = 0;
        for (RouteMove move : moves) {
            double share =
                    minute.routes().getOrDefault(move.id(), RouteReads.NONE).all()
                            / (double) minute.reads().all();
            more += load.reads() * share * move.points() / 100 * seconds;
        }
        return new Expectation(Math.max(0, load.modernPlaces() + more), load.modernSeconds() == null);
    }
}
