package io.banyan.projections.capture;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.source.Drifted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what waits in the inbox to the log, as much at a time as is there, and tries again for as long as the
/// log gives no answer. A thread of its own: while the log works, the source is read on.
final class Appender implements Runnable {
    private static final Duration TRIM = Duration.ofSeconds(30);

    private final ChangeLog log;
    private final Source source;
    private final CaptureSpec spec;
    private final Inbox inbox;
    private final Settling settling;
    private final CaptureWatch watch;
    private volatile LogPosition last;
    private volatile @Nullable Mark mark;
    private volatile @Nullable String problem;
    private volatile @Nullable Throwable failed;
    private volatile boolean isOver;
    private LogPosition acknowledged;
    private long trimmed = System.nanoTime();

    /// Where it begins.
    ///
    /// @param acknowledged what the log must have
    /// @param last what it has
    record Start(Source source, LogPosition acknowledged, LogPosition last) {}

    Appender(ChangeLog log, CaptureSpec spec, Inbox inbox, CaptureWatch watch, Start start) {
        this.log = log;
        this.source = start.source();
        this.spec = spec;
        this.inbox = inbox;
        this.settling = new Settling(spec.settled());
        this.watch = watch;
        this.acknowledged = start.acknowledged();
        this.last = start.last();
    }

    @Override
    public void run() {
        try {
            while (!isOver) {
                List<Inbox.Item> taken = inbox.take();
                if (!taken.isEmpty()) {
                    append(taken);
                    inbox.done(taken);
                }
                trim();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error unexpected) {
            failed = unexpected;
        }
    }

    private void append(List<Inbox.Item> taken) throws InterruptedException {
        LogPosition at = last;
        List<Transaction> given = new ArrayList<>(taken.size());
        for (Inbox.Item item : taken) {
            Transaction next =
                    switch (item) {
                        case Inbox.Read read -> read.transaction();
                        case Inbox.Told told -> told(told.drifted(), at);
                    };
            given.add(next);
            at = later(at, endOf(next));
        }
        Mark end = given.getLast().end();
        if (end != null) {
            // Where the log is beyond this end, but within the same position, it is its last entry that has the time.
            end = at.commit() == end.position().commit() ? new Mark(at, end.time()) : end;
            given.add(new Transaction(List.of(), end));
        }
        watch.appended(patiently(given));
        settled(given, at, end);
    }

    private void settled(List<Transaction> given, LogPosition at, @Nullable Mark end) {
        acknowledged = later(acknowledged, lastOf(given));
        last = at;
        if (end != null) {
            mark = end;
            settling.appended(end.position().commit(), System.nanoTime());
        }
    }

    private int patiently(List<Transaction> given) throws InterruptedException {
        while (true) {
            try {
                int added = log.append(source, acknowledged, given);
                problem = null;
                return added;
            } catch (LogUnavailable away) {
                problem = away.getMessage();
                if (isOver) {
                    throw new InterruptedException("stopped while the log is away");
                }
                Thread.sleep(spec.pause().toMillis());
            }
        }
    }

    /// A change of the schema stands right after the log's last entry: rows leave room for it.
    private static Transaction told(Drifted drifted, LogPosition at) {
        LogPosition next = new LogPosition(at.commit(), at.n() + 1);
        return new Transaction(
                List.of(new SchemaChange(next, drifted.table(), drifted.columns(), drifted.why())), null);
    }

    private static LogPosition lastOf(List<Transaction> given) {
        LogPosition last = LogPosition.START;
        for (Transaction transaction : given) {
            last = later(last, endOf(transaction));
        }
        return last;
    }

    private static LogPosition endOf(Transaction transaction) {
        List<LogEntry> entries = transaction.entries();
        LogPosition last =
                entries.isEmpty() ? LogPosition.START : entries.getLast().position();
        Mark end = transaction.end();
        return end == null ? last : later(last, end.position());
    }

    private static LogPosition later(LogPosition one, LogPosition other) {
        return other.isAfter(one) ? other : one;
    }

    private void trim() {
        Mark known = mark;
        if (known != null && System.nanoTime() - trimmed > TRIM.toNanos()) {
            trimmed = System.nanoTime();
            Instant old = known.time().minus(spec.age());
            try {
                log.trim(old);
            } catch (LogUnavailable away) {
                problem = away.getMessage();
            }
        }
    }

    /// Up to which position the source may forget what it gave; 0: nothing yet.
    long settled() {
        return settling.settled(System.nanoTime());
    }

    LogPosition last() {
        return last;
    }

    @Nullable
    Mark mark() {
        return mark;
    }

    /// Why the log takes nothing at the moment; null: it does.
    @Nullable
    String problem() {
        return problem;
    }

    /// Throws what ended it.
    void check() {
        switch (failed) {
            case null -> {}
            case RuntimeException ended -> throw ended;
            case Error ended -> throw ended;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    void stop() {
        isOver = true;
    }
}
