package io.banyan.meters;

import io.micrometer.core.instrument.MultiGauge.Row;
import java.util.List;
import java.util.function.IntSupplier;

/// The meter of names that cannot be looked up, read when somebody scrapes.
public final class NameMeters {
    /// @param held how many are served by their last good addresses
    public NameMeters(Registrar registrar, IntSupplier held) {
        registrar
                .gauges(Meters.NAMES_HELD)
                .register(List.of(Row.of(Registrar.tags(Meters.NAMES_HELD), held, IntSupplier::getAsInt)));
    }
}
