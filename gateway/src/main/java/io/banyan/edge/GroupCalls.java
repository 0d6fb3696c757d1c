package io.banyan.edge;

import io.banyan.caller.Admission;
import io.banyan.caller.CallRefusal;
import io.banyan.caller.CallRules;
import io.banyan.caller.InnerDoor;
import io.banyan.caller.Onward;
import io.banyan.caller.Ways;
import io.banyan.decide.Decider;
import io.banyan.way.CallerToken;
import io.banyan.way.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one port has to do with calls between groups.
///
/// @param ways signed for whatever goes to MODERN; null = none are
/// @param door asked of each request; null = the port is none for groups
public record GroupCalls(@Nullable Ways ways, @Nullable InnerDoor door) {
    /// Of a gateway without keys for ways.
    public static final GroupCalls OFF = new GroupCalls(null, null);

    /// The same gateway's port for calls between groups.
    public GroupCalls behind(InnerDoor its) {
        return new GroupCalls(ways, its);
    }

    /// How a request passes.
    ///
    /// @param group whose route it matched; null = nobody's
    Passage passage(ClientRequest request, @Nullable String group, CallRules rules) {
        if (ways == null) {
            return Passage.NONE;
        }
        if (door == null) {
            return group == null ? Passage.NONE : Passage.of(ways, ways.outside(group));
        }
        Instant now = ways.clock().instant();
        InnerDoor.Shown shown = new InnerDoor.Shown(request.header(CallerToken.HEADER), request.header(Way.HEADER));
        String published = Decider.namesOnePath(request) ? group : null;
        Admission admission = door.admit(shown, published, rules, now);
        return switch (admission) {
            case Onward onward -> Passage.of(ways, onward);
            case CallRefusal refused -> new Passage(ways, null, door.claimed(shown, rules, now), published, refused);
        };
    }

    /// Of a read that the gateway makes by itself.
    Passage ofGateway(String group) {
        return ways == null ? Passage.NONE : Passage.of(ways, ways.ofGateway(group));
    }
}
