package io.banyan.figures;

import io.banyan.exchange.ModernState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Where the operator's view takes its figures from. Nothing here waits for anybody.
public interface FiguresSource {
    /// Of the last second.
    FleetFigures now();

    /// What is known of a group's last minute; `GroupMinute.NONE` without traffic.
    GroupMinute minute(String group);

    /// By name, the other replicas that answer and see something wrong with the group's MODERN, and what.
    default Map<String, ModernState> modernElsewhere(String group) {
        return Map.of();
    }

    /// What the other replicas that answer counted of calls between groups.
    default List<CallTotals> callsElsewhere() {
        return List.of();
    }

    /// The names of the other replicas that answer.
    default Set<String> replicasElsewhere() {
        return Set.of();
    }

    /// What is kept of a range, oldest first.
    FiguresHistory history(FiguresRange range);

    /// From now on told of every second's figures, on one thread that must not be held up; what it throws is logged.
    ///
    /// @return ends it
    Runnable listen(Consumer<FleetFigures> listener);
}
