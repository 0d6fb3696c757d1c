package io.banyan.figures;

import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import io.banyan.live.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows this replica's figures to the others and takes theirs, within 700 ms or not at all. Used by one thread.
final class FleetRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FleetRunner.class);
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration KNOWN = Duration.ofSeconds(60);

    private final FleetStore store;
    private final String replica;
    /// When each was last shown, by this replica's clock.
    private final Map<String, Instant> seen = new HashMap<>();
    private boolean logged;

    FleetRunner(FleetStore store, String replica) {
        this.store = store;
        this.replica = replica;
    }

    /// @param others by name, what those that answer counted; less than those that answer where one tells what this one
    /// cannot read, as a newer release may
    record Fleet(Replicas replicas, Map<String, ReplicaTotals> others) {}

    Fleet exchange(Instant now, Revision revision, ReplicaTotals own) {
        seen.put(replica, now);
        try {
            Presence mine = new Presence(replica, revision, now, own.told());
            List<Presence> present = store.publish(mine).then(store.present()).block(PATIENCE);
            if (present == null) {
                throw new IllegalStateException("the store gave no answer");
            }
            logged = false;
            return read(now, revision, present);
        } catch (RuntimeException failed) {
            return alone(now, failed);
        }
    }

    private Fleet read(Instant now, Revision revision, List<Presence> present) {
        Map<String, ReplicaTotals> others = new TreeMap<>();
        int answering = 1;
        int agree = 1;
        for (Presence other : present) {
            if (!other.replica().equals(replica)) {
                seen.put(other.replica(), now);
                answering++;
                agree += other.revision().equals(revision) ? 1 : 0;
                add(other, others);
            }
        }
        return new Fleet(Replicas.of(answering, known(now), agree), others);
    }

    private static void add(Presence other, Map<String, ReplicaTotals> others) {
        try {
            others.put(other.replica(), ReplicaTotals.of(other.figures()));
        } catch (RuntimeException unreadable) {
            LOG.debug("The figures of replica {} cannot be read", other.replica(), unreadable);
        }
    }

    private Fleet alone(Instant now, RuntimeException failed) {
        boolean ending = Thread.currentThread().isInterrupted();
        if (!logged && !ending) {
            logged = true;
            LOG.warn("The other replicas cannot be asked ({}): figures are of this replica only", failed.getMessage());
        }
        return new Fleet(Replicas.alone(known(now)), Map.of());
    }

    private int known(Instant now) {
        seen.values().removeIf(at -> at.plus(KNOWN).isBefore(now));
        return seen.size();
    }
}
