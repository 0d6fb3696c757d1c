package io.banyan.scoreboard;

import io.banyan.live.FleetStore;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows this replica's summary to the others, and reads theirs, once a minute: each has a slot of one ring in the
/// store. Never waits: looks every second at what has come. What fails is logged once until it succeeds, and tried
/// again a minute later. Used by one thread.
///
/// A replica that begins takes over the slot of one that has been gone for an hour, and what that one counted: so a
/// fleet whose replicas get new names with each release keeps its past, and its slots do not run out.
final class ScoreboardFleetRunner {
    static final String RING = "scoreboard";
    static final int SLOTS = 64;
    /// Characters of a summary, so that all slots together are a few megabytes.
    static final int LONGEST = 400_000;

    private static final Logger LOG = LoggerFactory.getLogger(ScoreboardFleetRunner.class);
    private static final long GONE_SECONDS = 3_600;

    private final FleetStore store;
    private final String replica;
    private final Map<String, byte[]> others = new TreeMap<>();
    private @Nullable CompletableFuture<List<String>> reading;
    private @Nullable CompletableFuture<Void> writing;
    private int slot = -1;
    /// Whose slot it took over; empty = nobody's.
    private String heirOf = "";

    private boolean failing;

    ScoreboardFleetRunner(FleetStore store, String replica) {
        this.store = store;
        this.replica = replica;
    }

    /// Begins to read; what comes of it is looked at by `second`.
    void minute() {
        if (reading == null) {
            reading = store.kept(RING, SLOTS).toFuture();
        }
    }

    /// What the replica that is to be taken over had counted; null = nothing, or not yet.
    @Nullable
    Summary second(Summary own, long now) {
        if (writing != null && writing.state() != State.RUNNING) {
            told(writing.state() == State.FAILED ? writing.exceptionNow() : null);
            writing = null;
        }
        if (reading == null || reading.state() == State.RUNNING) {
            return null;
        }
        CompletableFuture<List<String>> done = reading;
        reading = null;
        if (done.state() != State.SUCCESS) {
            told(done.state() == State.FAILED ? done.exceptionNow() : null);
            return null;
        }
        return took(done.resultNow(), own, now);
    }

    private @Nullable Summary took(List<String> texts, Summary own, long now) {
        others.clear();
        Slots slots = new Slots();
        for (String text : texts) {
            slots.add(text);
        }
        slots.forget(heirOf);
        Summary taken = null;
        if (slot < 0 || slots.isForeign(slot, replica)) {
            slot = slots.of(replica);
            Slots.Kept gone = slot < 0 ? slots.gone(now - GONE_SECONDS) : null;
            if (gone != null) {
                slot = gone.slot();
                taken = gone.summary();
                heirOf = taken.replica();
                slots.forget(heirOf);
            }
            slot = slot < 0 ? slots.free(replica) : slot;
        }
        slots.all.forEach((name, kept) -> {
            if (!name.equals(replica)) {
                others.put(name, kept.bytes());
            }
        });
        if (taken == null) {
            write(own);
        }
        return taken;
    }

    private void write(Summary own) {
        byte[] bytes = SummaryBytes.of(own);
        if (bytes.length > LONGEST / 4 * 3) {
            Board none = new Board();
            bytes = SummaryBytes.of(new Summary(own.replica(), own.at(), own.since(), none, own.routes(), own.days()));
        }
        String text = slot + " " + Base64.getEncoder().encodeToString(bytes);
        writing = store.keep(RING, slot, text).toFuture();
    }

    private void told(@Nullable Throwable failed) {
        if (failed != null && !failing) {
            LOG.warn(
                    "Cannot share the scoreboard with the other replicas ({}); this one tells of itself alone",
                    failed.getMessage());
        }
        failing = failed != null;
    }

    /// Summaries of the others, each made anew: whoever adds them up uses them up.
    List<Summary> others() {
        return others.values().stream()
                .map(ScoreboardFleetRunner::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Summary read(byte[] bytes) {
        try {
            return SummaryBytes.read(bytes);
        } catch (IOException odd) {
            LOG.debug("A summary in the store is not one of this version's", odd);
            return null;
        }
    }

    /// What the ring holds.
    private static final class Slots {
        private final Map<String, Kept> all = new TreeMap<>();
        private final Map<Integer, String> taken = new TreeMap<>();

        @SuppressWarnings("ArrayRecordComponent")
        record Kept(int slot, byte[] bytes, Summary summary) {}

        void add(String text) {
            int space = text.indexOf(' ');
            if (space < 1 || space > 2 || text.length() > LONGEST + 3) {
                return;
            }
            try {
                int at = Integer.parseInt(text.substring(0, space));
                byte[] bytes = Base64.getDecoder().decode(text.substring(space + 1));
                Summary summary = read(bytes);
                if (summary != null && at >= 0 && at < SLOTS) {
                    all.put(summary.replica(), new Kept(at, bytes, summary));
                    taken.put(at, summary.replica());
                }
            } catch (IllegalArgumentException odd) {
                LOG.debug("A text in the store is no summary", odd);
            }
        }

        /// What that one counted is this one's now.
        void forget(String replica) {
            Kept kept = all.remove(replica);
            if (kept != null) {
                taken.remove(kept.slot());
            }
        }

        boolean isForeign(int slot, String replica) {
            String holder = taken.get(slot);
            return holder != null && !holder.equals(replica);
        }

        /// Negative: it has none.
        int of(String replica) {
            Kept own = all.get(replica);
            return own == null ? -1 : own.slot();
        }

        @Nullable
        Kept gone(long before) {
            return all.values().stream()
                    .filter(kept -> kept.summary().at() < before)
                    .min(Comparator.comparingLong(kept -> kept.summary().at()))
                    .orElse(null);
        }

        /// The first that is free, counted from one that replicas have apart.
        int free(String replica) {
            int from = Math.floorMod(replica.hashCode(), SLOTS);
            for (int i = 0; i < SLOTS; i++) {
                if (!taken.containsKey((from + i) % SLOTS)) {
                    return (from + i) % SLOTS;
                }
            }
            return from;
        }
    }
}
