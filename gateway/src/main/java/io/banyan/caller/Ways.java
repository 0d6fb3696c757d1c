package io.banyan.caller;

import io.banyan.way.BadWay;
import io.banyan.way.GroupKeys;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes the ways of an installation's calls, and reads those that come back. Safe for any thread where its parts are.
///
/// @param installation its name, as `--installation` says
/// @param keys those in force
/// @param random for ids alone, which need be unlike each other and not hard to guess; of any thread
public record Ways(String installation, Supplier<GroupKeys> keys, InstantSource clock, RandomGenerator random) {
    private static final Duration NO_LIMIT = Duration.ofSeconds(30);
    private static final int ID_BYTES = 12;

    /// Of a client's request, on its way to a group.
    public Onward outside(String group) {
        return first(Trail.OUTSIDE, "o", group);
    }

    /// Of a read that the gateway makes by itself.
    public Onward ofGateway(String group) {
        return first(Trail.GATEWAY, "g", group);
    }

    /// @param root the first letter of the root's id, which says who began
    private Onward first(String caller, String root, String group) {
        return new Onward(group, new Trail(caller, List.of(entry(group)), 0, root + newId()), Onward.NONE);
    }

    /// What a call carries.
    ///
    /// @param limit of the side that is called; null = none
    /// @param target as it is sent
    public String sealed(Onward call, @Nullable Duration limit, String method, String target) {
        long now = clock.millis();
        long most = (limit == null ? NO_LIMIT : limit).toMillis();
        long left = call.deadline() == Onward.NONE ? most : Math.clamp(call.deadline() - now, 0, most);
        Way way = new Way(
                installation,
                call.group(),
                call.trail(),
                Way.AskedFor.of(method, target),
                new Way.Life(newId(), now, left));
        return WayText.write(way, keys.get().of(call.group()).getFirst());
    }

    /// A way that a service of a group sent back.
    Way read(List<String> sent, String group, long now) throws BadWay {
        if (sent.size() != 1) {
            throw BadWay.several();
        }
        if (!WayText.group(sent.getFirst()).equals(group)) {
            throw BadWay.ofAnother(group);
        }
        return WayText.read(sent.getFirst(), keys.get().of(group), now);
    }

    String entry(String group) {
        return Trail.entry(installation, group);
    }

    String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
