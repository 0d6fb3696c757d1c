package io.banyan.projections.capture;

import io.banyan.position.Source;
import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogRefused;
import io.banyan.projections.log.LogState;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.log.StartOver;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.ChangeStream;
import io.banyan.projections.source.Drifted;
import io.banyan.projections.source.SourceRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try: checks that source and log belong together, then reads the one into the other until something fails.
final class CaptureRun {
    private static final long IDLE_NANOS = 1_000_000;
    private static final long KEEP_ALIVE_NANOS = 5_000_000_000L;

    private final ChangeSource changes;
    private final ChangeLog log;
    private final CaptureSpec spec;
    private final CaptureWatch watch;
    private final Consumer<CaptureState> states;
    private final List<String> warnings;
    private final Inbox inbox = new Inbox();
    private final Beat beat;
    /// Beside the reading, which must not wait for it.
    private @Nullable FutureTask<ChangeSource.Head> asking;
    private List<Drifted> told = List.of();
    private long keptBytes;
    private long keptAlive;

    /// @param warnings what is known to be less than well before it begins
    CaptureRun(
            ChangeSource changes,
            ChangeLog log,
            CaptureSpec spec,
            CaptureWatch watch,
            Consumer<CaptureState> states,
            List<String> warnings) {
        this.changes = changes;
        this.log = log;
        this.spec = spec;
        this.watch = watch;
        this.states = states;
        this.warnings = new ArrayList<>(warnings);
        this.beat = new Beat(spec.beat());
    }

    /// Returns only by an exception, or when its thread is interrupted.
    void run() {
        Source source = changes.identify();
        LogState known = log.state();
        long from = opened(source, known);
        LogState begun = log.state();
        LogPosition last = begun == null ? LogPosition.mark(from) : begun.last();
        Appender appender =
                new Appender(log, spec, inbox, watch, new Appender.Start(source, LogPosition.mark(from), last));
        Thread appending = Thread.ofPlatform().name("banyan-append").start(appender);
        try (ChangeStream stream = changes.follow()) {
            while (!Thread.currentThread().isInterrupted()) {
                step(stream, appender);
            }
        } finally {
            appender.stop();
            awaitEnd(appending);
        }
    }

    /// So that the next try does not begin while this one still appends. Nobody is interrupted who waits for the
    /// log.
    private static void awaitEnd(Thread appending) {
        boolean isInterrupted = Thread.interrupted();
        try {
            if (!appending.join(Duration.ofSeconds(2))) {
                appending.interrupt();
            }
        } catch (InterruptedException again) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// From where on the source gives changes, which the log has up to there.
    private long opened(Source source, @Nullable LogState known) {
        if (known != null && known.refused() != null) {
            throw new LogRefused(known.refused());
        }
        if (known != null && !known.source().equals(source)) {
            throw new LogRefused(log + " has the changes of source " + known.source() + ", but the database is "
                    + source + " now (a failover, a restore or another database); " + StartOver.HOW);
        }
        ChangeSource.Kept kept = changes.kept();
        if (known != null && (kept == null || kept.lost() != null)) {
            // Throws what is wrong, and what to run.
            changes.head();
        }
        long from = prepared(kept, source, known);
        if (known == null) {
            log.begin(source, LogPosition.mark(from));
        } else {
            requireTogether(known, from);
        }
        return from;
    }

    private void requireTogether(LogState known, long from) {
        long last = known.last().commit();
        if (Long.compareUnsigned(last, from) < 0) {
            throw new LogRefused(log + " ends at " + known.last() + " but had everything up to "
                    + LogPosition.mark(from) + ": its Redis came back with older data; " + StartOver.HOW);
        }
        long head = changes.head().position();
        if (Long.compareUnsigned(head, last) < 0) {
            String why = log + " has changes up to " + known.last() + " but the database has only come to "
                    + LogPosition.mark(head) + ": it was restored from a backup; " + StartOver.HOW;
            // Soon the database will have written past it again, and what it says then is not what is in the log.
            log.refuse(why);
            throw new LogRefused(why);
        }
    }

    /// A table that is not as declared stops nothing that runs already: the views that read it are told.
    private long prepared(ChangeSource.@Nullable Kept kept, Source source, @Nullable LogState known) {
        try {
            return changes.prepare(missed -> {
                        if (known != null && !missed.isEmpty()) {
                            append(source, known.last(), missed);
                        }
                    })
                    .position();
        } catch (SourceRefused refused) {
            if (kept == null || kept.lost() != null) {
                throw refused;
            }
            warnings.add(refused.getMessage());
            return kept.acknowledged();
        }
    }

    /// In the log before changes come again: whatever ends this process in between, the views learn of it.
    private void append(Source source, LogPosition last, List<Drifted> missed) {
        List<LogEntry> entries = new ArrayList<>();
        for (Drifted drifted : missed) {
            LogPosition next = new LogPosition(last.commit(), last.n() + 1 + entries.size());
            entries.add(new SchemaChange(next, drifted.table(), drifted.columns(), drifted.why()));
        }
        if (log.append(source, last, List.of(new Transaction(entries, null))) < entries.size()) {
            throw new LogUnavailable(log + " has newer entries: another capture writes it", null);
        }
    }

    private void step(ChangeStream stream, Appender appender) {
        appender.check();
        Transaction next = inbox.isFull() ? null : stream.next();
        if (next != null) {
            inbox.put(new Inbox.Read(next));
        } else {
            keepAlive(stream);
            LockSupport.parkNanos(IDLE_NANOS);
        }
        stream.acknowledge(appender.settled());
        beat(stream, appender);
    }

    private void keepAlive(ChangeStream stream) {
        if (inbox.isFull() && System.nanoTime() - keptAlive > KEEP_ALIVE_NANOS) {
            keptAlive = System.nanoTime();
            stream.keepAlive();
        }
    }

    private void beat(ChangeStream stream, Appender appender) {
        Mark reached = beat.reached(stream.received());
        if (reached != null) {
            inbox.put(new Inbox.Read(new Transaction(List.of(), reached)));
        }
        long now = System.nanoTime();
        FutureTask<ChangeSource.Head> asked = asking;
        if (asked != null && asked.isDone()) {
            asking = null;
            ChangeSource.Head head = answer(asked);
            beat.asked(head.time(), head.position(), now);
            keptBytes = head.kept().bytes();
            tell(head.problems());
            states.accept(state(appender));
        } else if (asked == null && beat.isDue(now)) {
            asking = new FutureTask<>(changes::head);
            Thread.ofVirtual().name("banyan-head").start(asking);
        } else if (beat.isStuck(now)) {
            beat.nudged(now);
            changes.nudge();
        }
    }

    private static ChangeSource.Head answer(FutureTask<ChangeSource.Head> asked) {
        if (asked.state() == Future.State.SUCCESS) {
            return asked.resultNow();
        }
        Throwable failed = asked.exceptionNow();
        throw failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }

    private void tell(List<Drifted> problems) {
        problems.stream()
                .filter(problem -> !told.contains(problem))
                .forEach(problem -> inbox.put(new Inbox.Told(problem)));
        told = problems;
    }

    private CaptureState state(Appender appender) {
        List<String> all = new ArrayList<>(warnings);
        told.forEach(problem -> all.add(problem.why()));
        String problem = appender.problem();
        Standing standing = problem == null ? Standing.WORKS : Standing.TRIES;
        return new CaptureState(problem, standing, appender.last(), appender.mark(), keptBytes, all);
    }
}
