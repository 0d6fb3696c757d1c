package io.banyan.meters;

import io.banyan.decide.Rules;
import io.banyan.live.LiveView;
import io.banyan.split.Weight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.util.ArrayList;
import java.util.List;

/// Meters of what is in force: weights, revisions, and the state of the route files. Each call replaces the last one.
public final class LiveMeters {
    private final MultiGauge weights;
    private final MultiGauge revisions;
    private final MultiGauge away;
    private final MultiGauge pending;
    private final MultiGauge errors;
    private final MultiGauge overdue;
    private final Counter taken;
    private final Counter partly;

    public LiveMeters(Registrar registrar) {
        weights = registrar.gauges(Meters.WEIGHT);
        revisions = registrar.gauges(Meters.REVISION);
        away = registrar.gauges(Meters.STORE_AWAY);
        pending = registrar.gauges(Meters.LIVE_PENDING);
        errors = registrar.gauges(Meters.ROUTES_ERRORS);
        overdue = registrar.gauges(Meters.REVIEW_OVERDUE);
        taken = registrar.counter(Meters.RELOADS, "taken");
        partly = registrar.counter(Meters.RELOADS, "partly");
    }

    /// Rules were swapped. Only the first 500 routes of the table have a weight here.
    public void inForce(Rules rules) {
        weights.register(
                rules.table().routes().stream()
                        .limit(RouteTags.MOST)
                        .map(route -> Row.of(
                                Registrar.tags(Meters.WEIGHT, route.groupName(), route.id()),
                                percent(rules.inForce(route).applied())))
                        .toList(),
                true);
        List<Row<?>> rows = new ArrayList<>();
        rules.live()
                .groups()
                .forEach((group, state) -> rows.add(Row.of(Registrar.tags(Meters.REVISION, group), state.revision())));
        revisions.register(rows, true);
    }

    /// Whether the store answers, and what waits for it.
    public void store(LiveView view) {
        boolean inStep = view.store().inStep();
        away.register(
                List.of(Row.of(Registrar.tags(Meters.STORE_AWAY, view.store().kind()), inStep ? 0 : 1)), true);
        int waits = view.pending().kills().size() + view.pending().edits().size();
        pending.register(List.of(Row.of(Registrar.tags(Meters.LIVE_PENDING), waits)), true);
    }

    /// The route files were read again.
    ///
    /// @param errorsNow in all files as they are now
    /// @param overdueNow groups whose review date has passed
    public void reloaded(int errorsNow, int overdueNow) {
        (errorsNow == 0 ? taken : partly).increment();
        errors.register(List.of(Row.of(Registrar.tags(Meters.ROUTES_ERRORS), errorsNow)), true);
        overdue.register(List.of(Row.of(Registrar.tags(Meters.REVIEW_OVERDUE), overdueNow)), true);
    }

    private static double percent(Weight weight) {
        return weight.basisPoints() / 100.0;
    }
}
