package io.banyan.projections.runner;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a few partition keys anew while the view goes on. Their rows come from a snapshot, taken after
/// the place at which the view stood; the changes of these keys that the view takes in from then on are
/// kept beside. Once the view is past the snapshot, rows and later changes together are what these keys
/// must be where the view stands just then.
///
/// What it has is lost with the runner, and read again by the next one. For one thread.
final class PartRunner {
    /// How it stands.
    sealed interface End {
        /// Goes on with the next step.
        record Waiting() implements End {}

        /// Done or refused, in a sentence.
        ///
        /// @param refused true: nothing was written
        record Over(String says, boolean refused) implements End {}

        /// Another has written: all is to be taken up anew.
        record Refused() implements End {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int TRIES = 10;

    private final Wiring wiring;
    private final Projection projection;
    private @Nullable Wish wish;
    private @Nullable PartReading reading;
    private @Nullable CompletableFuture<Set<PartitionKey>> finding;
    private @Nullable CompletableFuture<PartRows> rows;
    /// Holds a snapshot of the database, also after it was given up, until it is done.
    private @Nullable CompletableFuture<?> under;
    private Set<PartitionKey> keys = Set.of();
    private final List<Part> since = new ArrayList<>();
    private final List<DeadLetter> unknown = new ArrayList<>();
    private int tries;
    private Instant next = Instant.MIN;

    PartRunner(Wiring wiring, Projection projection) {
        this.wiring = wiring;
        this.projection = projection;
    }

    /// Begins to read, unless this wish is under way. To be called before the view goes on.
    void begin(Wish.Part asked) {
        if (!asked.equals(wish)) {
            abandon();
            wish = asked;
            tries = 0;
            next = Instant.MIN;
        }
        boolean free = under == null || under.isDone();
        if (reading == null && free && !wiring.clock().instant().isBefore(next)) {
            read(asked);
        }
    }

    private void read(Wish.Part asked) {
        var begun = new PartReading(wiring.snapshots(), projection);
        reading = begun;
        switch (asked) {
            case Wish.Keys part -> read(begun, part.keys());
            case Wish.Rows part -> finding = beside(() -> begun.keys(part));
        }
    }

    private void read(PartReading begun, Set<PartitionKey> wanted) {
        keys = wanted;
        since.clear();
        unknown.clear();
        rows = beside(() -> begun.rows(wanted));
    }

    private <T> CompletableFuture<T> beside(Supplier<T> task) {
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(task, wiring.beside());
        under = begun;
        return begun;
    }

    /// What the view has just taken in.
    void saw(Division division, int partitions) {
        for (int partition = 0; rows != null && partition < partitions; partition++) {
            division.parts(partition).stream()
                    .filter(part -> keys.contains(part.partition()))
                    .limit(PartRows.MOST + 1L - since.size())
                    .forEach(since::add);
        }
        if (rows != null) {
            unknown.addAll(division.unknown());
        }
    }

    /// Writes what was asked for, if it is time.
    End step(Partitions partitions) {
        try {
            PartReading begun = reading;
            if (begun == null) {
                return new End.Waiting();
            }
            if (finding != null) {
                if (!finding.isDone()) {
                    return new End.Waiting();
                }
                Set<PartitionKey> found = got(finding);
                finding = null;
                if (found.isEmpty()) {
                    return over("no row fulfils the condition, so nothing was read anew", false);
                }
                read(begun, found);
            }
            CompletableFuture<PartRows> read = rows;
            return read == null || !read.isDone() ? new End.Waiting() : written(got(read), partitions);
        } catch (PartRefused refused) {
            return over(String.valueOf(refused.getMessage()), true);
        } catch (Unread unread) {
            return again(unread);
        }
    }

    private End written(PartRows read, Partitions partitions) {
        // All partitions stand here: one that was further on, left so by a runner that died, had no more than the log
        // had when the snapshot was taken.
        Checkpoint at = partitions.least();
        if (at == null || read.at().isAfter(at.at())) {
            return new End.Waiting();
        }
        if (!read.source().equals(at.source())) {
            throw new PartRefused("the database is another source than the view's: it was restored, or another one"
                    + " leads; rebuild the whole view");
        }
        if (read.rows().size() + since.size() > PartRows.MOST) {
            throw PartRows.tooMany();
        }
        LogPosition from = read.at();
        unknown.stream()
                .filter(letter -> letter.change().position().isAfter(from))
                .findFirst()
                .ifPresent(letter -> {
                    throw PartReading.unknown(letter.change(), letter.why());
                });
        List<Part> all = new ArrayList<>(read.rows());
        since.stream().filter(part -> part.position().isAfter(from)).forEach(all::add);
        String says = new PartWriting(projection, keys, all).write(partitions.writers());
        return says == null ? new End.Refused() : over(says, false);
    }

    private End over(String says, boolean refused) {
        abandon();
        wish = null;
        return new End.Over(says, refused);
    }

    /// The wish is still there, and is begun again; not at once, if its rows could not be read just now.
    void abandon() {
        if (reading != null) {
            reading.end();
        }
        reading = null;
        finding = null;
        rows = null;
        keys = Set.of();
        since.clear();
        unknown.clear();
    }

    private End again(Unread unread) {
        Throwable why = unread.why;
        LOG.warn(
                "rows of view {} could not be read anew; tried again in {} s",
                projection.name(),
                PAUSE.toSeconds(),
                why);
        abandon();
        next = wiring.clock().instant().plus(PAUSE);
        tries++;
        return tries < TRIES
                ? new End.Waiting()
                : over("the rows could not be read, " + TRIES + " times: " + said(why) + "; ask again later", true);
    }

    /// A message that nobody expected may quote a row, so its class alone is told.
    private static String said(Throwable why) {
        return StepTrouble.isExpected(why)
                ? String.valueOf(why.getMessage())
                : why.getClass().getName();
    }

    /// Rows could not be read this time.
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Throwable why;

        Unread(Throwable why) {
            super(why);
            this.why = why;
        }
    }

    private static <T> T got(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failed) {
            throw switch (failed.getCause()) {
                case null -> new Unread(failed);
                case PartRefused refused -> refused;
                case Error error -> throw error;
                case Throwable why -> new Unread(why);
            };
        }
    }
}
