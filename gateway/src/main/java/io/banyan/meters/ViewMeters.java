package io.banyan.meters;

import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.ViewNotes;
import io.banyan.freshness.Views;
import io.banyan.meters.Gauges.Rows;
import java.time.Duration;
import java.time.InstantSource;

/// Meters of the views that MODERN answers from, read when somebody scrapes.
public final class ViewMeters {
    private final Gauges lag;
    private final Gauges open;
    private final InstantSource clock;

    public ViewMeters(Registrar registrar, InstantSource clock) {
        this.lag = registrar.gauges(Meters.FRESHNESS_LAG);
        this.open = registrar.gauges(Meters.FRESHNESS_OPEN);
        this.clock = clock;
    }

    /// These views are in use from now on, and no others.
    public void watch(Views views) {
        Rows lags = new Rows(Meters.FRESHNESS_LAG);
        Rows opens = new Rows(Meters.FRESHNESS_OPEN);
        views.all().forEach((group, state) -> {
            lags.add(() -> seconds(state), group);
            opens.add(() -> notes(state).stale() ? 1 : 0, group);
        });
        lag.set(lags);
        open.set(opens);
    }

    private ViewNotes notes(FreshnessState state) {
        return state.notes(clock.millis());
    }

    /// No number where it is not known.
    private double seconds(FreshnessState state) {
        Duration behind = notes(state).lag();
        return behind == null ? Double.NaN : behind.toMillis() / 1000.0;
    }
}
