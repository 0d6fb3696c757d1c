package io.banyan.freshness;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a group's file says under `freshness:`.
///
/// @param view its name in the feed; null = only the answers say how new they are
/// @param reloads true = a reload is not answered from a view older than it asks (`reload: legacy`)
/// @param writes requests that no route needs to know and that write all the same: `GET /logout`
public record FreshnessRule(
        @Nullable String view,
        Limits limits,
        Carried carried,
        Positions positions,
        boolean reloads,
        Set<String> writes) {
    public FreshnessRule {
        writes = Set.copyOf(writes);
    }

    /// How long a ticket of this group's writes is needed.
    public Duration ticketLife() {
        return TicketKeys.life(limits.maxLag(), positions.settle(), limits.clockSlack());
    }

    /// How far a view may be behind.
    ///
    /// @param maxLag an answer that is older is not shown; 5 s by default, at least 100 ms
    /// @param maxWait how long a read with a ticket waits for the feed, up to 1 s; 20 ms by default, 0 = not at all
    /// @param clockSlack by how much the clocks of gateways, capture and database may differ; 200 ms by default
    public record Limits(Duration maxLag, Duration maxWait, Duration clockSlack) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMillis(200));
    }

    /// Where a client's ticket is: at least one of the three.
    ///
    /// @param key it is kept under the client's sticky key, and the client carries none
    public record Carried(boolean cookie, boolean header, boolean key) {
        public static final Carried DEFAULT = new Carried(true, false, false);

        public Carried or(Carried other) {
            return new Carried(cookie || other.cookie, header || other.header, key || other.key);
        }

        /// Whether answers bring tickets.
        public boolean inAnswers() {
            return cookie || header;
        }
    }

    /// Where the position after a write comes from; where it has none, the time stands for it.
    ///
    /// @param header of LEGACY's answer, `Banyan-Position`
    /// @param database asked after the answer's head has come
    /// @param settle how long after its answer the monolith may still commit; 0 by default
    public record Positions(boolean header, boolean database, Duration settle) {
        public static final Positions DEFAULT = new Positions(true, true, Duration.ZERO);

        public Positions or(Positions other) {
            Duration longer = settle.compareTo(other.settle) >= 0 ? settle : other.settle;
            return new Positions(header || other.header, database || other.database, longer);
        }
    }
}
