package io.banyan.projections.log;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.change.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A log in this process's memory, for tests of projections: keeps every promise of a log but to outlive its
/// process.
public final class MemoryChangeLog implements ChangeLog {
    private final TreeMap<LogPosition, LogEntry> entries = new TreeMap<>();
    private final Map<String, LogPosition> readers = new HashMap<>();
    private @Nullable Source source;
    private LogPosition from = LogPosition.START;
    private LogPosition last = LogPosition.START;
    private @Nullable Mark mark;
    private @Nullable String refused;
    private @Nullable List<TableShape> declared;

    @Override
    public synchronized void begin(Source begun, LogPosition at) {
        if (source != null && !(source.equals(begun) && from.equals(at))) {
            throw new LogRefused("the log has begun already, at " + from + " of source " + source
                    + ", and cannot begin at " + at + " of " + begun + "; " + StartOver.HOW);
        }
        if (source == null) {
            startOver(begun, at);
        }
    }

    @Override
    public synchronized void startOver(Source begun, LogPosition at) {
        entries.clear();
        readers.clear();
        source = begun;
        from = at;
        last = at;
        mark = null;
        refused = null;
        declared = null;
    }

    @Override
    public synchronized void refuse(String why) {
        refused = source == null ? null : why;
    }

    @Override
    public synchronized int append(Source given, LogPosition after, List<Transaction> transactions) {
        if (!given.equals(source)) {
            throw new LogRefused("the log has the changes of source " + source + ", but the database is " + given
                    + " now; " + StartOver.HOW);
        }
        if (refused != null) {
            throw new LogRefused(refused);
        }
        if (after.isAfter(last)) {
            throw new LogRefused("the log ends at " + last + " but had acknowledged " + after + "; " + StartOver.HOW);
        }
        int before = entries.size();
        transactions.forEach(transaction -> transaction.entries().forEach(this::add));
        Mark end = transactions.isEmpty() ? null : transactions.getLast().end();
        if (end != null) {
            end(end);
        }
        notifyAll();
        return entries.size() - before;
    }

    private void add(LogEntry entry) {
        if (entry.position().isAfter(last)) {
            entries.put(entry.position(), entry);
            last = entry.position();
        }
    }

    private void end(Mark end) {
        Instant time = mark == null || end.time().isAfter(mark.time()) ? end.time() : mark.time();
        Mark kept = new Mark(end.position(), time);
        add(kept);
        if (last.equals(end.position())) {
            mark = kept;
        }
    }

    @Override
    public synchronized List<LogEntry> read(LogPosition after, @Nullable Instant seen, int max, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        List<LogEntry> news = news(after, seen, max);
        for (long left = wait.toMillis(); news.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return news;
            }
            news = news(after, seen, max);
        }
        return news;
    }

    @Override
    public synchronized Followed follow(
            String reader, LogPosition after, @Nullable Instant seen, int max, Duration wait) {
        List<LogEntry> news = read(after, seen, max, wait);
        Source now = source;
        if (now == null) {
            throw new LogGap(after, null);
        }
        return new Followed(now, readers.containsKey(reader), news);
    }

    private List<LogEntry> news(LogPosition after, @Nullable Instant seen, int max) {
        requireHeld(after);
        List<LogEntry> news = new ArrayList<>();
        for (LogEntry entry : entries.tailMap(after, false).values()) {
            if (news.size() == max) {
                return news;
            }
            news.add(entry);
        }
        if (mark != null && news.size() < max) {
            NewestMark.add(news, after, seen, mark);
        }
        return news;
    }

    private void requireHeld(LogPosition after) {
        if (source == null) {
            throw new LogGap(after, null);
        }
        if (from.isAfter(after)) {
            throw new LogGap(after, from);
        }
    }

    @Override
    public synchronized void declare(Source given, List<TableShape> tables) {
        declared = given.equals(source) ? List.copyOf(tables) : declared;
    }

    @Override
    public synchronized @Nullable List<TableShape> declared() {
        return declared;
    }

    @Override
    public synchronized @Nullable LogState state() {
        return source == null ? null : new LogState(source, from, last, mark, refused, readers);
    }

    @Override
    public synchronized void hold(String reader, LogPosition after) {
        requireHeld(after);
        readers.merge(reader, after, (held, given) -> given.isAfter(held) ? given : held);
    }

    @Override
    public synchronized void moveOn(String reader, LogPosition after) {
        requireHeld(after);
        if (!readers.containsKey(reader)) {
            throw LogGap.unknown();
        }
        hold(reader, after);
    }

    @Override
    public synchronized void release(String reader) {
        readers.remove(reader);
    }

    @Override
    public synchronized LogPosition trim(Instant olderThan) {
        LogPosition to = from;
        for (LogEntry entry : entries.values()) {
            if (entry instanceof Mark old && old.time().isBefore(olderThan)) {
                to = old.position();
            }
        }
        for (LogPosition held : readers.values()) {
            to = to.isAfter(held) ? held : to;
        }
        if (to.isAfter(from)) {
            entries.headMap(to, false).clear();
            from = to;
        }
        return from;
    }

    @Override
    public void close() {}
}
