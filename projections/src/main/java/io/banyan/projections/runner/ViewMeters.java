package io.banyan.projections.runner;

import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a runner does, as meters with the tags `view` and `version`; `docs/projections.md` lists them.
public final class ViewMeters implements RunnerTap {
    private final MeterRegistry registry;

    /// Registers nothing yet.
    public ViewMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Begins to show how far a view is.
    ///
    /// @param head where the log ends, asked at each reading; 0: not known
    public void watch(ViewRunner runner, LongSupplier head, InstantSource clock) {
        Tags tags = tags(runner.view());
        registry.gauge("banyan.view.watermark", tags, runner, each -> at(each.report()));
        registry.gauge("banyan.view.lag", tags, runner, each -> seconds(each.report(), clock));
        registry.gauge("banyan.view.lag.bytes", tags, runner, each -> bytes(each.report(), head.getAsLong()));
        registry.gauge(
                "banyan.view.dead.letters", tags, runner, each -> each.report().deadLetters());
    }

    private static double at(ViewReport report) {
        Checkpoint checkpoint = report.checkpoint();
        return checkpoint == null ? Double.NaN : unsigned(checkpoint.at().commit());
    }

    private static double seconds(ViewReport report, InstantSource clock) {
        @Nullable Checkpoint checkpoint = report.checkpoint();
        return checkpoint == null || checkpoint.time() == null
                ? Double.NaN
                : Math.max(
                        0, Duration.between(checkpoint.time(), clock.instant()).toMillis() / 1_000.0);
    }

    private static double bytes(ViewReport report, long head) {
        Checkpoint checkpoint = report.checkpoint();
        return checkpoint == null || head == 0
                ? Double.NaN
                : Math.max(0, unsigned(head) - unsigned(checkpoint.at().commit()));
    }

    private static double unsigned(long position) {
        return Double.parseDouble(Long.toUnsignedString(position));
    }

    @Override
    public void applied(ViewId view, int changes, Duration took) {
        registry.counter("banyan.view.changes", tags(view)).increment(changes);
        registry.timer("banyan.view.batch", tags(view)).record(took);
    }

    @Override
    public void loaded(ViewId view, int rows) {
        registry.counter("banyan.view.rows", tags(view)).increment(rows);
    }

    @Override
    public void parked(ViewId view, DeadLetter letter) {
        registry.counter("banyan.view.parked", tags(view)).increment();
    }

    @Override
    public void refused(ViewId view) {
        registry.counter("banyan.view.refused", tags(view)).increment();
    }

    private static Tags tags(ViewId view) {
        return Tags.of("view", view.name(), "version", String.valueOf(view.version()));
    }
}
