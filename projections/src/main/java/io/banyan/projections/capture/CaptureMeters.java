package io.banyan.projections.capture;

import io.banyan.projections.change.Mark;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The meters of a capture. Names, units and sentences are what `docs/capture.md` shows.
public final class CaptureMeters implements CaptureWatch {
    /// Every meter there is.
    public enum Meter {
        CHANGES("banyan.capture.changes", "", "entries that the log did not have before, marks among them"),
        FAILURES("banyan.capture.failures", "", "tries that ended; the next one begins within 5 s"),
        LAG(
                "banyan.capture.lag",
                "seconds",
                "since the time up to which everything is in the log; NaN before the first"),
        KEPT("banyan.capture.kept", "bytes", "what the database may not remove of its own log because of this capture"),
        UP("banyan.capture.up", "", "1 while it goes on, or stands by for another, 0 while something stops it");

        final String meter;
        final String unit;
        final String sentence;

        Meter(String meter, String unit, String sentence) {
            this.meter = meter;
            this.unit = unit;
            this.sentence = sentence;
        }

        /// As the table of `docs/capture.md` has it.
        public String row() {
            return "| `%s` | %s | %s |".formatted(meter, unit.isEmpty() ? "–" : unit, sentence);
        }
    }

    private final Counter changes;
    private final Counter failures;

    /// Registers them all.
    ///
    /// @param state of the capture, asked whenever a gauge is
    /// @param clock of this process, compared with the source's
    public CaptureMeters(MeterRegistry registry, Supplier<CaptureState> state, InstantSource clock) {
        this.changes = counter(registry, Meter.CHANGES);
        this.failures = counter(registry, Meter.FAILURES);
        gauge(registry, Meter.LAG, () -> lag(state.get(), clock));
        gauge(registry, Meter.KEPT, () -> state.get().keptBytes());
        gauge(registry, Meter.UP, () -> isUp(state.get()) ? 1 : 0);
    }

    private static boolean isUp(CaptureState state) {
        return state.standing() == CaptureState.Standing.WORKS || state.standing() == CaptureState.Standing.STANDS_BY;
    }

    private static double lag(CaptureState state, InstantSource clock) {
        Mark mark = state.mark();
        return mark == null
                ? Double.NaN
                : Duration.between(mark.time(), clock.instant()).toMillis() / 1000.0;
    }

    private static Counter counter(MeterRegistry registry, Meter meter) {
        return Counter.builder(meter.meter).description(meter.sentence).register(registry);
    }

    private static void gauge(MeterRegistry registry, Meter meter, Supplier<Number> value) {
        Gauge.Builder<Supplier<Number>> gauge =
                Gauge.builder(meter.meter, value).description(meter.sentence);
        (meter.unit.isEmpty() ? gauge : gauge.baseUnit(meter.unit))
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void appended(int entries) {
        changes.increment(entries);
    }

    @Override
    public void failed() {
        failures.increment();
    }
}
