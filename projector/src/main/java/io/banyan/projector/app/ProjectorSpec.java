package io.banyan.projector.app;

import io.banyan.projections.projection.Projection;
import io.banyan.redis.RedisAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a projector does, checked.
///
/// @param redis of the log and of the feed
/// @param name of the log, of the replication slot and of the publication
/// @param projections one at least
/// @param views where they are kept; null: in `redis`
record ProjectorSpec(
        DatabaseUrl database,
        RedisAddress redis,
        String name,
        List<Projection> projections,
        @Nullable ViewPlace views,
        Capture capture,
        InetSocketAddress health) {
    enum Capture {
        HERE,
        /// Here, and the log is begun anew first.
        START_OVER,
        ELSEWHERE
    }

    /// Where views are kept.
    sealed interface ViewPlace {
        record InRedis(RedisAddress address) implements ViewPlace {}

        record InPostgres(DatabaseUrl database) implements ViewPlace {}
    }
}
