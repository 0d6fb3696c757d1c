package io.banyan.edge;

import io.banyan.caller.CallRefusal;
import io.banyan.caller.Onward;
import io.banyan.caller.Ways;
import io.banyan.exchange.GroupCall;
import io.banyan.exchange.Outcome;
import io.banyan.exchange.Tap;
import io.banyan.upstream.Upstream;
import io.banyan.way.Trail;
import org.jspecify.annotations.Nullable;

/// How one request takes part in calls between groups: with what its calls of MODERN carry, until when somebody waits
/// for its answer, or why the inner door refuses it.
///
/// @param ways null = none are signed here, or the request is for no group
/// @param onward null = it goes to no group
/// @param caller whose call a refused one is; null = nobody known
/// @param group that a refused one asked for; null = nobody's
/// @param refused null = it is not
record Passage(
        @Nullable Ways ways,
        @Nullable Onward onward,
        @Nullable String caller,
        @Nullable String group,
        @Nullable CallRefusal refused) {
    /// Of what has no part in them.
    static final Passage NONE = new Passage(null, null, null, null, null);

    static Passage of(Ways ways, Onward onward) {
        return new Passage(ways, onward, null, null, null);
    }

    /// The side as it is called: with a way where there is one.
    Upstream to(Upstream modern) {
        return ways == null || onward == null ? modern : new WayUpstream(modern, ways, onward);
    }

    /// Null: it may go on.
    @Nullable
    Refusal refusal() {
        return refused == null ? null : Refusal.of(refused);
    }

    Outcome.Refused refusedAs() {
        return refused == null
                ? new Outcome.Refused()
                : new Outcome.Refused(refused.cause().isLoop() ? Outcome.Why.LOOP : Outcome.Why.CALLER);
    }

    /// Milliseconds for which somebody still waits, at least 1; [Onward#NONE] = nobody said.
    long left() {
        return ways == null || onward == null || onward.deadline() == Onward.NONE
                ? Onward.NONE
                : Math.max(1, onward.deadline() - ways.clock().millis());
    }

    /// The exchange is over.
    ///
    /// @param status sent
    /// @param begun by `System.nanoTime`
    void ended(int status, long begun, Tap tap) {
        long nanos = System.nanoTime() - begun;
        if (refused != null) {
            GroupCall.Refused why = new GroupCall.Refused(refused.cause().tag(), refused.detail());
            tap.called(new GroupCall(caller, group, 0, "", "", why, status, nanos));
        } else if (onward != null) {
            Trail trail = onward.trail();
            String first = trail.chain().getFirst();
            tap.called(new GroupCall(
                    trail.caller(), onward.group(), trail.hops(), trail.root(), first, null, status, nanos));
        }
    }
}
