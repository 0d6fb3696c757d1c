package io.banyan.caller;

import io.banyan.caller.CallRefusal.Cause;
import io.banyan.caller.CallerCheck.Unproven;
import io.banyan.way.BadWay;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides on calls between groups, in this order; the first that applies refuses:
///
/// 1. no good token of a group in force → 401
/// 2. a way that does not hold, or was given to another group → 401
/// 3. no group publishes what is asked for → 404
/// 4. the caller's file does not list the group → 403
/// 5. the group has been passed on this way → 508
/// 6. more calls behind one another than `--max-hops` → 508
/// 7. the time that the first caller gave is over → 504
///
/// Pure: the same call at the same time gets the same answer, but for the id of a new root.
///
/// @param ways makes what the call then carries
/// @param maxHops at least 1
public record InnerDoor(CallerCheck callers, Ways ways, int maxHops) {
    /// Each hop's caller must hear of the end of its time before it is over.
    private static final long SHARE_KEPT = 50;

    /// What a call brought to show who makes it.
    ///
    /// @param tokens the values of `X-Banyan-Caller`
    /// @param ways the values of `X-Banyan-Way`
    public record Shown(List<String> tokens, List<String> ways) {}

    /// What becomes of a call.
    ///
    /// @param group whose route the request matched; null = nobody's
    public Admission admit(Shown shown, @Nullable String group, CallRules rules, Instant now) {
        try {
            GroupCaller caller = callers.caller(shown.tokens(), rules, now);
            Way came = came(shown.ways(), caller, now);
            if (group == null) {
                return new CallRefusal(
                        Cause.UNPUBLISHED,
                        "No group publishes this path, so there is nothing to call here (./banyan routes lists what is"
                                + " published); a path that servers may read in several ways counts as none.");
            }
            CallRefusal refusal = undeclared(caller.group(), group, rules);
            return refusal == null ? onward(caller.group(), group, came, now.toEpochMilli()) : refusal;
        } catch (Unproven nobody) {
            return CallerCheck.refusal(nobody);
        } catch (BadWay bad) {
            return new CallRefusal(Cause.WAY, bad.says() + ".");
        }
    }

    /// Whose call it says it is, for counting a refused one; null = nobody known.
    public @Nullable String claimed(Shown shown, CallRules rules, Instant now) {
        try {
            return callers.caller(shown.tokens(), rules, now).group();
        } catch (Unproven nobody) {
            return null;
        }
    }

    /// Null = the caller begins a way of its own.
    private @Nullable Way came(List<String> sent, GroupCaller caller, Instant now) throws BadWay {
        if (sent.isEmpty()) {
            return null;
        }
        return ways.read(sent, caller.group(), now.toEpochMilli());
    }

    private static @Nullable CallRefusal undeclared(String caller, String group, CallRules rules) {
        CallRule rule = rules.of(caller);
        if (rule == null || rule.calls().containsKey(group) || caller.equals(group)) {
            return null;
        }
        List<String> all =
                new ArrayList<>(rule.calls().keySet().stream().sorted().toList());
        all.add(group);
        return new CallRefusal(
                Cause.UNDECLARED,
                "The group " + caller + " does not say that it calls " + group + "; write  calls: ["
                        + String.join(", ", all) + "]  in " + rule.origin().file() + ".");
    }

    private Admission onward(String caller, String group, @Nullable Way came, long now) {
        List<String> chain = new ArrayList<>();
        if (came == null) {
            chain.add(ways.entry(caller));
        } else {
            chain.addAll(came.trail().chain());
            if (!chain.contains(ways.entry(caller))) {
                chain.add(ways.entry(caller)); // a way that another one's name stands before, as a projector's
            }
        }
        int hops = came == null ? 1 : came.trail().hops() + 1;
        String next = ways.entry(group);
        int before = chain.indexOf(next);
        chain.add(next);
        if (before >= 0) {
            return new CallRefusal(
                    Cause.LOOP,
                    "This call leads back to " + group + ": " + shown(chain.subList(before, chain.size()))
                            + "; one of these groups must get what it needs elsewhere.");
        }
        if (hops > maxHops) {
            return new CallRefusal(
                    Cause.TOO_DEEP,
                    "This call is " + hops + " calls deep, and --max-hops lets it be " + maxHops + ": " + shown(chain)
                            + ".");
        }
        long deadline = came == null ? Onward.NONE : earlier(came.life().deadline(), now);
        if (deadline <= now) {
            return new CallRefusal(
                    Cause.OUT_OF_TIME,
                    "Nobody waits for this call any more: the time that its first caller gave is over, on the way "
                            + shown(chain) + ".");
        }
        String root = came == null ? "c" + ways.newId() : came.trail().root();
        return new Onward(group, new Trail(caller, chain, hops, root), deadline);
    }

    private static long earlier(long deadline, long now) {
        long left = deadline - now;
        return deadline - Math.max(1, left / SHARE_KEPT);
    }

    private static String shown(List<String> chain) {
        return String.join(" → ", chain);
    }
}
