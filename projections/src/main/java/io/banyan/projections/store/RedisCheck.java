package io.banyan.projections.store;

import io.banyan.redis.RedisFitness;
import io.banyan.redis.RedisLink;
import java.util.List;

/// Whether a Redis will do for views.
public final class RedisCheck {
    private RedisCheck() {}

    /// Asks it, and gives what should be known, in sentences; none when all is well.
    ///
    /// @throws ViewRefused when it is too old
    /// @throws ViewUnavailable when it gives no answer
    public static List<String> of(RedisLink link) {
        RedisFitness found;
        try {
            found = RedisFitness.of(
                    link.ask(commands -> commands.info()).toFuture().join(), link.toString());
        } catch (RuntimeException failed) {
            throw new ViewUnavailable("Redis at " + link + " did not answer: " + failed.getCause(), failed);
        }
        if (found.refusal() != null) {
            throw new ViewRefused(found.refusal());
        }
        return found.warnings();
    }
}
