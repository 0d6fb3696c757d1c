package io.banyan.way;

import io.banyan.way.BadWay.Cause;
import io.banyan.way.Way.AskedFor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service or a host of functions asks of each call: a way that a gateway made for one of its groups and for
/// this very request, within its time, and not used before. Asks nobody. Safe for any thread.
public final class WayCheck {
    private final Map<String, List<WayKey>> keys;
    private final InstantSource clock;
    private final SeenWays seen = new SeenWays();

    /// @param keys of each group that is served here; all of a group's keys are good
    public WayCheck(Map<String, List<WayKey>> keys, InstantSource clock) {
        this.keys = Map.copyOf(keys);
        this.clock = clock;
    }

    /// The groups whose calls are taken.
    public Iterable<String> groups() {
        return keys.keySet();
    }

    /// What the way of a request says; its group is one of those served here.
    ///
    /// @param sent the values of [Way#HEADER]
    /// @param target path and query as they came
    public Way check(List<String> sent, String method, String target) throws BadWay {
        return check(sent, null, method, target);
    }

    /// The same, of a request that only one group may be called with.
    ///
    /// @param group null = any that is served here
    public Way check(List<String> sent, @Nullable String group, String method, String target) throws BadWay {
        if (sent.size() != 1) {
            throw new BadWay(
                    Cause.MISSING,
                    sent.isEmpty()
                            ? "Calls come through the gateway: there is no " + Way.HEADER
                            : Way.HEADER + " must be sent exactly once");
        }
        String text = sent.getFirst();
        String named = WayText.group(text);
        List<WayKey> its = keys.get(named);
        if (its == null || (group != null && !group.equals(named))) {
            throw new BadWay(Cause.OTHER_GROUP, "The way is for another group");
        }
        Way way = WayText.read(text, its, clock.millis());
        if (!way.asked().equals(AskedFor.of(method, target))) {
            throw new BadWay(Cause.OTHER_REQUEST, "The way was made for another request");
        }
        if (!seen.isNew(way.life().id(), clock.millis())) {
            throw new BadWay(Cause.REPLAYED, "The way was used before");
        }
        return way;
    }
}
