package io.banyan.edge;

import io.banyan.caller.Admission;
import io.banyan.caller.CallRefusal;
import io.banyan.caller.CallRules;
import io.banyan.caller.InnerDoor;
import io.banyan.caller.ModernClocks;
import io.banyan.caller.Onward;
import io.banyan.caller.Ways;
import io.banyan.decide.Decider;
import io.banyan.way.CallerToken;
import io.banyan.way.Way;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// What one port has to do with calls between groups.
///
/// @param ways signed for whatever goes to MODERN; null = none are
/// @param clocks of the sides for which anything is signed
/// @param door asked of each request; null = the port is none for groups
public record GroupCalls(
        @Nullable Ways ways, ModernClocks clocks, @Nullable InnerDoor door) {
    /// Of a gateway without keys for ways.
    public static GroupCalls off() {
        return new GroupCalls(null, new ModernClocks(), null);
    }

    /// The same gateway's port for calls between groups.
    public GroupCalls behind(InnerDoor its) {
        return new GroupCalls(ways, clocks, its);
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

    /// An answer of a group's MODERN, for which something was signed, has come. One from a cache has the time at which
    /// it was made.
    void heard(String group, HttpHeaders headers) {
        long now = System.currentTimeMillis();
        String date = clocks.isDue(group, now) ? headers.get(HttpHeaderNames.DATE) : null;
        if (date != null && !headers.contains(HttpHeaderNames.AGE)) {
            Date said = DateFormatter.parseHttpDate(date);
            if (said != null) {
                clocks.heard(group, said.toInstant().toEpochMilli(), now);
            }
        }
    }

    /// Of a read that the gateway makes by itself.
    Passage ofGateway(String group) {
        return ways == null ? Passage.NONE : Passage.of(ways, ways.ofGateway(group));
    }
}
