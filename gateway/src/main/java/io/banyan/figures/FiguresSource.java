package io.banyan.figures;

import java.util.function.Consumer;

/// Where the operator's view takes its figures from. Nothing here waits for anybody.
public interface FiguresSource {
    /// Of the last second.
    FleetFigures now();

    /// What is known of a group's last minute; `GroupMinute.NONE` without traffic.
    GroupMinute minute(String group);

    FiguresHistory history();

    /// From now on told of every second's figures, on one thread that must not be held up; what it throws is logged.
    ///
    /// @return ends it
    Runnable listen(Consumer<FleetFigures> listener);
}
