package io.banyan.projections.store;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.projections.change.LogPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Up to where one partition of a view has everything. Moves in one step with the documents.
///
/// @param turn names the write that made it, and no other write ever: the fence. Whoever writes says which turn he
///     builds
///     on, and is refused when another has written since
/// @param at of the log: all entries up to and with it are in; while BUILDING the place of the snapshot that is read
/// @param time on the source's clock: all that was committed before it is in; null before the first is known
/// @param why it is STALE or STOPPED, with what to run; else null
public record Checkpoint(
        String turn,
        ViewState state,
        Source source,
        LogPosition at,
        @Nullable Instant time,
        @Nullable String why,
        Load load) {
    /// Rows of a transaction stand at multiples of 65,536, and what is told ahead of one in the upper half of the step
    /// before it; below stand notices that come between transactions.
    private static final long FIRST = 32_768;

    /// Whether an entry there is one of a transaction's, so that more of it may follow.
    public static boolean isWithinTransaction(LogPosition at) {
        return Long.compareUnsigned(at.n(), FIRST) >= 0;
    }

    /// What an answer made of this partition may claim.
    public Watermark watermark() {
        return new Watermark(source, new Position(source, at.commit()), time);
    }

    /// The time in Unix seconds, cut to three decimals: `1764338400.123`, `1764338400.0`; null where none is known.
    public @Nullable String unixSeconds() {
        if (time == null) {
            return null;
        }
        BigDecimal seconds = BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
        return seconds.setScale(Math.max(1, seconds.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /// The next turn, everything else as it is.
    public Checkpoint turned(String next) {
        return new Checkpoint(next, state, source, at, time, why, load);
    }

    /// Moved on. A time that is null or earlier than the one known changes nothing.
    public Checkpoint moved(LogPosition to, @Nullable Instant seen) {
        boolean later = seen != null && (time == null || seen.isAfter(time));
        return new Checkpoint(turn, state, source, to.isAfter(at) ? to : at, later ? seen : time, why, load);
    }

    public Checkpoint in(ViewState now, @Nullable String reason) {
        return new Checkpoint(turn, now, source, at, time, reason, load);
    }

    public Checkpoint loaded(Load now) {
        return new Checkpoint(turn, state, source, at, time, why, now);
    }

    /// As stores keep it: a text a field.
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("turn", turn);
        fields.put("state", state.word());
        fields.put("source", source.toString());
        fields.put("at", at.toString());
        fields.put("time", time == null ? "" : time.toString());
        fields.put("why", why == null ? "" : why);
        fields.put("rows", String.valueOf(load.rows()));
        fields.put("expected", String.valueOf(load.expected()));
        fields.put("began", load.began().toString());
        fields.put("times", String.valueOf(load.times()));
        return fields;
    }

    static Checkpoint of(Map<String, String> fields) {
        String time = field(fields, "time");
        String why = field(fields, "why");
        return new Checkpoint(
                field(fields, "turn"),
                ViewState.of(field(fields, "state")),
                Source.parse(field(fields, "source")),
                LogPosition.parse(field(fields, "at")),
                time.isEmpty() ? null : Instant.parse(time),
                why.isEmpty() ? null : why,
                new Load(
                        Long.parseLong(field(fields, "rows")),
                        Long.parseLong(field(fields, "expected")),
                        Instant.parse(field(fields, "began")),
                        Integer.parseInt(field(fields, "times"))));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("a checkpoint without " + name + ": " + fields);
        }
        return value;
    }
}
