package io.banyan.projections.runner;

import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewId;
import java.time.Duration;

/// Who watches a runner.
public interface RunnerTap {
    /// Watches nothing.
    RunnerTap NONE = new RunnerTap() {};

    /// Changes of the log are in the view.
    default void applied(ViewId view, int changes, Duration took) {}

    /// First rows are in the view.
    default void loaded(ViewId view, int rows) {}

    /// A change was parked.
    default void parked(ViewId view, DeadLetter letter) {}

    /// Another had written: nothing of a batch is in, and the runner begins where the view stands.
    default void refused(ViewId view) {}
}
