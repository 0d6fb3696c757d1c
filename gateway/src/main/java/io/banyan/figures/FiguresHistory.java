package io.banyan.figures;

import java.util.List;
import java.util.Map;

/// Ten minutes, an hour or a day of figures as this replica summed them over the fleet, oldest first; of an hour and a
/// day also what the fleet kept from before this replica's start. Rates are the
/// means of their step, with three decimals; latencies and clients the highest in it. Of an hour and a day the last
/// point is of the step that lasts, as far as it goes.
///
/// @param step seconds that a point stands for
/// @param groups by name; a group's points are missing where it had no traffic for long
public record FiguresHistory(int step, Map<String, List<FiguresPoint>> groups, List<TotalPoint> total) {
    public FiguresHistory {
        groups = Map.copyOf(groups);
        total = List.copyOf(total);
    }

    /// With the points of one group alone, none where it had no traffic; the total is that of all.
    public FiguresHistory only(String group) {
        return new FiguresHistory(step, Map.of(group, groups.getOrDefault(group, List.of())), total);
    }
}
