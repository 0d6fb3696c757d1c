package io.banyan.meters;

import io.banyan.decide.Rules;
import io.banyan.live.LiveView;
import io.banyan.meters.Gauges.Rows;
import io.banyan.split.Weight;
import io.micrometer.core.instrument.Counter;

/// Meters of what is in force: weights, revisions, and the state of the route files. Each call replaces the last one.
public final class LiveMeters {
    private final Gauges weights;
    private final Gauges revisions;
    private final Gauges away;
    private final Gauges pending;
    private final Gauges errors;
    private final Gauges overdue;
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
        Rows percents = new Rows(Meters.WEIGHT);
        rules.table().routes().stream()
                .limit(RouteTags.MOST)
                .forEach(route ->
                        percents.add(() -> percent(rules.inForce(route).applied()), route.groupName(), route.id()));
        weights.set(percents);
        Rows numbers = new Rows(Meters.REVISION);
        rules.live().groups().forEach((group, state) -> numbers.add(state::revision, group));
        revisions.set(numbers);
    }

    /// Whether the store answers, and what waits for it.
    public void store(LiveView view) {
        away.set(view.store().inStep() ? 0 : 1, view.store().kind());
        pending.set(view.pending().kills().size() + view.pending().edits().size());
    }

    /// The route files were read again.
    ///
    /// @param errorsNow in all files as they are now
    /// @param overdueNow groups whose review date has passed
    public void reloaded(int errorsNow, int overdueNow) {
        (errorsNow == 0 ? taken : partly).increment();
        errors.set(errorsNow);
        overdue.set(overdueNow);
    }

    private static double percent(Weight weight) {
        return weight.basisPoints() / 100.0;
    }
}
