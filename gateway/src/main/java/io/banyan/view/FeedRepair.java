package io.banyan.view;

import io.banyan.live.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the feed right where it calls another version active than operators asked for: since Redis was emptied, or the
/// write of a switch failed. It waits for three seconds of the same, by when a switch made elsewhere has reached both.
/// Used by one thread.
public final class FeedRepair {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(int asked, int active, Instant since) {}

    /// The version to write as active; 0 = none: the feed is right, or nobody knows better.
    ///
    /// @param asked by each group that reads from this view
    public int due(View view, Collection<Served> asked, Instant now) {
        int wanted = agreed(view.name(), asked);
        if (wanted == 0 || wanted == view.active() || view.version(wanted) == null) {
            seen.remove(view.name());
            return 0;
        }
        @Nullable Seen before = seen.get(view.name());
        if (before == null || before.asked() != wanted || before.active() != view.active()) {
            seen.put(view.name(), new Seen(wanted, view.active(), now));
            return 0;
        }
        return Duration.between(before.since(), now).compareTo(PATIENCE) >= 0 ? wanted : 0;
    }

    /// These are all views that there are.
    public void only(Collection<View> views) {
        seen.keySet().retainAll(views.stream().map(View::name).collect(Collectors.toSet()));
    }

    private static int agreed(String view, Collection<Served> asked) {
        Set<Integer> versions = asked.stream()
                .map(served -> served.view().equals(view) ? served.version() : 0)
                .collect(Collectors.toSet());
        return versions.size() == 1 ? versions.iterator().next() : 0;
    }
}
