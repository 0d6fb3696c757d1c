package io.banyan.projections.log;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.change.Transaction;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisFitness;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import io.lettuce.core.RedisException;
import io.lettuce.core.XReadArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A log in Redis: the entries are a stream whose ids are their positions, so Redis itself refuses what it has
/// had. Keys, all in one slot of a cluster: `banyan:log:{NAME}` the stream, `banyan:log:{NAME}:state` (`source`,
/// `from`, `last`, `mark`, `time`, `refused`, `tables`), `banyan:log:{NAME}:readers` (who → after which place),
/// `banyan:log:{NAME}:times` (place by time, about one a second, for trimming).
///
/// One object for each thread that waits in `read`: they share a connection, and a wait keeps it.
public final class RedisChangeLog implements ChangeLog {
    /// How long one wait may take: well below what a question is given. It bounds how late a reader at the end
    /// learns the time, too.
    private static final Duration WAIT = Duration.ofMillis(200);

    /// Entries that are read at a time, however many are asked for: more would take longer than an answer may.
    private static final int PAGE = 5_000;

    private static final RedisScript BEGIN = RedisScript.beside(RedisChangeLog.class, "begin");
    private static final RedisScript REFUSE = RedisScript.beside(RedisChangeLog.class, "refuse");
    private static final RedisScript DECLARE = RedisScript.beside(RedisChangeLog.class, "declare");
    private static final RedisScript APPEND = RedisScript.beside(RedisChangeLog.class, "order", "append");
    private static final RedisScript READ = RedisScript.beside(RedisChangeLog.class, "read");
    private static final RedisScript HOLD = RedisScript.beside(RedisChangeLog.class, "order", "hold");
    private static final RedisScript TRIM = RedisScript.beside(RedisChangeLog.class, "order", "trim");

    private final String name;
    private final RedisLink asked;
    private final RedisLink waiting;
    private final String entries;
    private final String state;
    private final String readers;
    private final String times;

    /// Connects to nobody yet.
    ///
    /// @param name of the log, unlike any other in this Redis: `meetup`
    public RedisChangeLog(RedisAddress address, String name) {
        this.name = name;
        this.asked = new RedisLink(address);
        this.waiting = new RedisLink(address);
        this.entries = "banyan:log:{" + name + "}";
        this.state = entries + ":state";
        this.readers = entries + ":readers";
        this.times = entries + ":times";
    }

    /// What makes this Redis less than safe for a log: sentences for whoever runs it, none when all is well.
    ///
    /// @throws LogRefused when it is older than 6.2
    public List<String> check() {
        RedisFitness found = RedisFitness.of(answered(asked.ask(commands -> commands.info())), asked.toString());
        if (found.refusal() != null) {
            throw new LogRefused(found.refusal());
        }
        return found.warnings();
    }

    @Override
    public void begin(Source source, LogPosition from) {
        List<Object> there = begun(source, from, "");
        if (!there.isEmpty()) {
            throw new LogRefused("log " + name + " has begun already, at " + there.get(1) + " of source " + there.get(0)
                    + ", and cannot begin at " + from + " of " + source + "; " + StartOver.HOW);
        }
    }

    @Override
    public void startOver(Source source, LogPosition from) {
        begun(source, from, "over");
    }

    private List<Object> begun(Source source, LogPosition from, String how) {
        return run(BEGIN, List.of(entries, state, readers, times), List.of(source.toString(), from.toString(), how));
    }

    @Override
    public void refuse(String why) {
        run(REFUSE, List.of(state), List.of(why));
    }

    @Override
    public int append(Source source, LogPosition after, List<Transaction> transactions) {
        List<String> given = new ArrayList<>(4 + 3 * transactions.size());
        given.add(source.toString());
        given.add(after.toString());
        Mark end = transactions.isEmpty() ? null : transactions.getLast().end();
        given.add(end == null ? "" : end.position().toString());
        given.add(end == null ? "" : EntryText.write(end));
        for (Transaction transaction : transactions) {
            for (LogEntry entry : transaction.entries()) {
                given.add(entry.position().toString());
                given.add(EntryText.field(entry));
                given.add(EntryText.write(entry));
            }
        }
        List<Object> answer = run(APPEND, List.of(entries, state, times), given);
        String told = String.valueOf(answer.get(1));
        return switch (String.valueOf(answer.get(0))) {
            case "new" -> Integer.parseInt(told);
            case "refused" -> throw new LogRefused(told);
            case "source" -> throw otherSource(source, told);
            case "lost" ->
                throw new LogRefused("log " + name + " ends at " + told + " but had acknowledged " + after
                        + ": its Redis came back without its last entries; " + StartOver.HOW);
            default -> throw new LogUnavailable("log " + name + " in " + asked + " takes no entries: " + told, null);
        };
    }

    private LogRefused otherSource(Source source, String there) {
        return new LogRefused(
                there.isEmpty()
                        ? "log " + name + " is not in " + asked + " any more: its Redis was emptied; " + StartOver.HOW
                        : "log " + name + " has the changes of source " + there + ", but the database is " + source
                                + " now (a failover, a restore or another database); " + StartOver.HOW);
    }

    @Override
    public List<LogEntry> read(LogPosition after, @Nullable Instant seen, int max, Duration wait) {
        return follow("", after, seen, max, wait).entries();
    }

    @Override
    public Followed follow(String reader, LogPosition after, @Nullable Instant seen, int max, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Followed news = news(reader, after, seen, max);
            long left = end - System.nanoTime();
            if (!news.entries().isEmpty() || left <= 0) {
                return news;
            }
            await(after, Math.clamp(left / 1_000_000, 1, WAIT.toMillis()));
        }
    }

    private Followed news(String reader, LogPosition after, @Nullable Instant seen, int most) {
        int max = Math.min(most, PAGE);
        List<Object> answer = read(after, max, reader);
        if (text(answer, 0).isEmpty()) {
            throw new LogGap(after, null);
        }
        LogPosition from = LogPosition.parse(text(answer, 1));
        if (from.isAfter(after)) {
            throw new LogGap(after, from);
        }
        List<LogEntry> news = new ArrayList<>();
        for (Object entry : (List<?>) answer.get(5)) {
            List<?> parts = (List<?>) entry;
            List<?> pair = (List<?>) parts.get(1);
            news.add(EntryText.read(
                    String.valueOf(parts.get(0)), String.valueOf(pair.get(0)), String.valueOf(pair.get(1))));
        }
        if (news.size() < max && !text(answer, 3).isEmpty()) {
            NewestMark.add(news, after, seen, mark(text(answer, 3), text(answer, 4)));
        }
        return new Followed(Source.parse(text(answer, 0)), text(answer, 7).equals("1"), news);
    }

    private List<Object> read(LogPosition after, int max, String reader) {
        return run(READ, List.of(entries, state, readers), List.of(after.toString(), Integer.toString(max), reader));
    }

    /// Until something comes after a place, or the time is over; whoever waited asks again either way.
    @SuppressWarnings("unchecked") // An array of one, made by the compiler.
    private void await(LogPosition after, long millis) {
        answered(waiting.ask(commands -> commands.xread(
                        XReadArgs.Builder.block(millis).count(1),
                        XReadArgs.StreamOffset.from(entries, after.toString()))
                .hasElements()));
    }

    @Override
    public void declare(Source source, List<TableShape> tables) {
        run(DECLARE, List.of(state), List.of(source.toString(), ShapeText.write(tables)));
    }

    @Override
    public @Nullable List<TableShape> declared() {
        String text =
                answered(asked.ask(commands -> commands.hget(state, "tables").defaultIfEmpty("")));
        return text.isEmpty() ? null : ShapeText.read(text);
    }

    @Override
    public @Nullable LogState state() {
        List<Object> answer = read(LogPosition.mark(-1), 1, "");
        if (text(answer, 0).isEmpty()) {
            return null;
        }
        Map<String, LogPosition> held = new HashMap<>();
        answered(asked.ask(commands -> commands.hgetall(readers).collectList()))
                .forEach(reader -> held.put(reader.getKey(), LogPosition.parse(reader.getValue())));
        return new LogState(
                Source.parse(text(answer, 0)),
                LogPosition.parse(text(answer, 1)),
                LogPosition.parse(text(answer, 2)),
                text(answer, 3).isEmpty() ? null : mark(text(answer, 3), text(answer, 4)),
                text(answer, 6).isEmpty() ? null : text(answer, 6),
                held);
    }

    @Override
    public void hold(String reader, LogPosition after) {
        hold(reader, after, "");
    }

    @Override
    public void moveOn(String reader, LogPosition after) {
        hold(reader, after, "known");
    }

    private void hold(String reader, LogPosition after, String how) {
        List<Object> answer = run(HOLD, List.of(state, readers), List.of(reader, after.toString(), how));
        switch (text(answer, 0)) {
            case "gap" ->
                throw new LogGap(after, text(answer, 1).isEmpty() ? null : LogPosition.parse(text(answer, 1)));
            case "unknown" -> throw LogGap.unknown();
            default -> {}
        }
    }

    @Override
    public void release(String reader) {
        answered(asked.ask(commands -> commands.hdel(readers, reader)));
    }

    @Override
    public LogPosition trim(Instant olderThan) {
        List<Object> answer =
                run(TRIM, List.of(entries, state, readers, times), List.of(Long.toString(olderThan.toEpochMilli())));
        return answer.isEmpty() ? LogPosition.START : LogPosition.parse(text(answer, 0));
    }

    @Override
    public void close() {
        asked.close();
        waiting.close();
    }

    private static Mark mark(String place, String time) {
        return new Mark(LogPosition.parse(place), Instant.ofEpochMilli(Long.parseLong(time)));
    }

    private static String text(List<Object> answer, int index) {
        return String.valueOf(answer.get(index));
    }

    private List<Object> run(RedisScript script, List<String> keys, List<String> values) {
        return answered(asked.run(script, keys, values).switchIfEmpty(Mono.fromSupplier(List::of)));
    }

    private <T> T answered(Mono<T> question) {
        try {
            T answer = question.block();
            if (answer == null) {
                throw new LogUnavailable("log " + name + " in " + asked + " gave no answer", null);
            }
            return answer;
        } catch (RedisException failed) {
            throw unavailable(failed);
        } catch (RuntimeException failed) {
            throw failed.getCause() == null ? failed : unavailable(failed.getCause());
        }
    }

    private LogUnavailable unavailable(Throwable failed) {
        return new LogUnavailable("log " + name + " in " + asked + " does not answer: " + failed.getMessage(), failed);
    }

    /// For people: `log meetup in redis://127.0.0.1:6379`.
    @Override
    public String toString() {
        return "log " + name + " in " + asked;
    }
}
