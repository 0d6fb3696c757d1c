package io.banyan.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;

/// The gauges of one meter, whose set of tag values changes while it runs. Each is registered once, for as long as its
/// tags occur, and reads what was set last: a meter taken out and registered anew would be missing in one scrape, and
/// twice in another, which fails as a whole.
final class Gauges {
    private final Meters meter;
    private final MeterRegistry registry;
    private final Map<Tags, Shown> shown = new HashMap<>();

    Gauges(Meters meter, MeterRegistry registry) {
        this.meter = meter;
        this.registry = registry;
    }

    /// Replaces all of them.
    void set(Rows rows) {
        synchronized (shown) {
            // New ones first, so that the meter is never without one while it has any.
            rows.values.forEach((tags, now) -> shown.computeIfAbsent(tags, fresh -> registered(fresh, now))
                    .now()
                    .set(now));
            shown.entrySet().removeIf(known -> {
                boolean gone = !rows.values.containsKey(known.getKey());
                if (gone) {
                    registry.remove(known.getValue().gauge());
                }
                return gone;
            });
        }
    }

    /// The only one, of a meter that has one at a time.
    ///
    /// @param values of the meter's tags
    void set(double now, String... values) {
        set(new Rows(meter).add(() -> now, values));
    }

    private Shown registered(Tags tags, DoubleSupplier first) {
        AtomicReference<DoubleSupplier> now = new AtomicReference<>(first);
        Gauge gauge = Gauge.builder(meter.meterName(), now, set -> set.get().getAsDouble())
                .description(meter.says())
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return new Shown(gauge, now);
    }

    private record Shown(Gauge gauge, AtomicReference<DoubleSupplier> now) {}

    /// What is to be shown, by tags; of equal ones the first.
    static final class Rows {
        private final Meters meter;
        private final Map<Tags, DoubleSupplier> values = new LinkedHashMap<>();

        Rows(Meters meter) {
            this.meter = meter;
        }

        /// @param tags the values of the meter's tags
        Rows add(DoubleSupplier now, String... tags) {
            values.putIfAbsent(Registrar.tags(meter, tags), now);
            return this;
        }
    }
}
