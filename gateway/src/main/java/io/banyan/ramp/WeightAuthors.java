package io.banyan.ramp;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.LiveListener;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Reading;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who set the weight of each group last, ramps aside: of the newest 1,000 changes at the start, and of all that came
/// since. Safe for use by any thread.
public final class WeightAuthors implements LiveListener {
    private final Map<String, Change> newest = new ConcurrentHashMap<>();

    private WeightAuthors() {}

    /// Begins to listen, then asks for what was before.
    public static WeightAuthors of(LiveRunner live) {
        WeightAuthors authors = new WeightAuthors();
        live.listen(authors);
        live.audit(new AuditQuery(Reading.KEPT, null, null)).thenAccept(authors::took);
        return authors;
    }

    /// Empty = not known.
    public String of(String group) {
        Change last = newest.get(group);
        return last == null ? "" : last.author().by();
    }

    @Override
    public void inForce(LiveView view, List<Change> changes) {
        took(changes);
    }

    private void took(List<Change> changes) {
        for (Change change : changes) {
            if (change.group() != null && change.author().door() != Door.RAMP && setsWeight(change)) {
                newest.merge(change.group(), change, (a, b) -> b.revision().compareTo(a.revision()) >= 0 ? b : a);
            }
        }
    }

    private static boolean setsWeight(Change change) {
        return change.steps().stream()
                .anyMatch(step -> step.what().equals(LiveValue.WEIGHT.word()) && step.route() == null);
    }
}
