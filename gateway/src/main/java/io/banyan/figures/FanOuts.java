package io.banyan.figures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts how many calls between groups each client's request leads to, by the group that it reached first; in
/// stretches of ten seconds, of which the last six count. Bounded: of more than [#ROOTS] requests under way, what the
/// oldest lead to is counted as another one's. Not for several threads.
final class FanOuts {
    private static final int ROOTS = 10_000;
    private static final int GROUPS = 500;
    private static final int STRETCHES = 6;

    private final Map<String, Integer> roots = new LinkedHashMap<>();
    private final Map<String, Stretch[]> groups = new HashMap<>();

    private static final class Stretch {
        private final long number;
        private long requests;
        private long calls;
        private int most;

        Stretch(long number) {
            this.number = number;
        }
    }

    /// A client's request reached a group.
    void request(String group, long now) {
        Stretch stretch = stretch(group, now);
        if (stretch != null) {
            stretch.requests++;
        }
    }

    /// A request led to one more call.
    ///
    /// @param first the group that it reached
    void call(String first, String root, long now) {
        int calls = roots.merge(root, 1, Integer::sum);
        if (roots.size() > ROOTS) {
            roots.remove(roots.keySet().iterator().next());
        }
        Stretch stretch = stretch(first, now);
        if (stretch != null) {
            stretch.calls++;
            stretch.most = Math.max(stretch.most, calls);
        }
    }

    private @Nullable Stretch stretch(String group, long now) {
        if (!groups.containsKey(group) && groups.size() >= GROUPS) {
            return null;
        }
        Stretch[] all = groups.computeIfAbsent(group, name -> new Stretch[STRETCHES]);
        long number = now / PairCount.SECONDS;
        int at = (int) (number % STRETCHES);
        if (all[at] == null || all[at].number != number) {
            all[at] = new Stretch(number);
        }
        return all[at];
    }

    /// Of the groups that clients' requests reached, or that called others for one.
    List<CallFigures.FanOut> now(long now) {
        long number = now / PairCount.SECONDS;
        return groups.entrySet().stream()
                .map(group -> sum(group.getKey(), group.getValue(), number))
                .filter(sum -> sum.requests() > 0 || sum.calls() > 0)
                .toList();
    }

    private static CallFigures.FanOut sum(String group, Stretch[] all, long number) {
        long requests = 0;
        long calls = 0;
        int most = 0;
        for (Stretch stretch : all) {
            if (stretch != null && number - stretch.number < STRETCHES) {
                requests += stretch.requests;
                calls += stretch.calls;
                most = Math.max(most, stretch.most);
            }
        }
        return new CallFigures.FanOut(group, requests, calls, most);
    }
}
