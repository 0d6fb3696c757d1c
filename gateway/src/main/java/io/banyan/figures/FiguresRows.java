package io.banyan.figures;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Rows of one step of the history.
///
/// @param at its end
/// @param rows as `FiguresRow` makes them, by group; the sum of all under `TOTAL`
record FiguresRows(Instant at, Map<String, float[]> rows) {
    /// No group has this name.
    static final String TOTAL = "";

    static FiguresRows of(FleetFigures second) {
        Map<String, float[]> rows = new HashMap<>();
        second.groups().forEach(group -> rows.put(group.group(), FiguresRow.of(group.figures())));
        rows.put(TOTAL, FiguresRow.of(second.total()));
        return new FiguresRows(second.at(), rows);
    }
}
