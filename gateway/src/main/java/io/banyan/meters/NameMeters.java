package io.banyan.meters;

import java.util.function.IntSupplier;

/// The meter of names that cannot be looked up, read when somebody scrapes.
public final class NameMeters {
    /// @param held how many are served by their last good addresses
    public NameMeters(Registrar registrar, IntSupplier held) {
        registrar.gauges(Meters.NAMES_HELD).set(new Gauges.Rows(Meters.NAMES_HELD).add(held::getAsInt));
    }
}
