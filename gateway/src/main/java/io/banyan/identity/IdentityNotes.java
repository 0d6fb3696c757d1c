package io.banyan.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How asking LEGACY who asks goes in one group, for people; and whether it is asked at all: after five faults in a row
/// it is left alone for five seconds, then asked once. Safe for any thread.
public final class IdentityNotes {
    static final int IN_A_ROW = 5;
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String group;
    private final IdentityRule rule;
    private final Consumer<String> log;
    private final Map<Unclear, Instant> told = new EnumMap<>(Unclear.class);
    /// The log's last word is of a fault.
    private boolean isTold;
    private int inARow;
    private long pausedUntilMillis = Long.MIN_VALUE;
    private @Nullable Fault fault;

    IdentityNotes(String group, IdentityRule rule, Consumer<String> log) {
        this.group = group;
        this.rule = rule;
        this.log = log;
    }

    /// @param since the first in a row
    private record Fault(Said.Nothing what, Instant since, Instant last) {}

    /// Why LEGACY is not to be asked now; null = it is. Whoever gets null after a pause is the only one to do so.
    synchronized @Nullable Unclear keptAway(long millis) {
        if (inARow < IN_A_ROW || fault == null) {
            return null;
        }
        if (millis < pausedUntilMillis) {
            return fault.what.why();
        }
        pausedUntilMillis = millis + PAUSE.toMillis();
        return null;
    }

    /// LEGACY was asked, or could not be.
    synchronized void said(Said said, Instant now, long millis) {
        if (!(said instanceof Said.Nothing nothing) || !nothing.why().isFault()) {
            inARow = 0;
            fault = null;
            if (isTold) {
                isTold = false;
                log.accept("identity of " + group + ": LEGACY says again who asks");
            }
            return;
        }
        fault = new Fault(nothing, fault == null ? now : fault.since, now);
        if (nothing.why() != Unclear.FULL && ++inARow >= IN_A_ROW) {
            pausedUntilMillis = millis + PAUSE.toMillis();
        }
        tell(nothing.why(), now);
    }

    /// The same not twice in a minute.
    private void tell(Unclear why, Instant now) {
        Instant before = told.get(why);
        if (before == null || Duration.between(before, now).compareTo(SELDOM) > 0) {
            told.put(why, now);
            isTold = true;
            problem(now).ifPresent(log);
        }
    }

    /// What is wrong, a sentence with what to do; empty = nothing, as far as anybody knows.
    public synchronized Optional<String> problem(Instant now) {
        Fault last = fault;
        return last == null || Duration.between(last.last, now).compareTo(FRESH) > 0
                ? Optional.empty()
                : Optional.of("identity of %s: GET %s of LEGACY %s since %s, so LEGACY answers the group's reads; %s"
                        .formatted(
                                group, rule.from(), did(last.what), HOUR.format(last.since), remedy(last.what, rule)));
    }

    /// What LEGACY did: `has answered with status 500`.
    public static String did(Said.Nothing what) {
        return switch (what.why()) {
            case SIGNED_OUT, FORGOTTEN -> "is fine";
            case FULL -> "has had no place free";
            case LATE -> "has given no whole answer in time";
            case FAILED -> "has failed" + (what.detail().isEmpty() ? "" : " (" + what.detail() + ")");
            case STATUS, NOT_JSON -> "has answered with " + what.detail();
            case TOO_LARGE -> "has answered with " + (what.detail().isEmpty() ? "more than 64 KB" : what.detail());
            case CLAIM -> "has answered with " + what.detail();
            case NO_KEY -> "has answered, but no key to sign with is known yet";
        };
    }

    /// What to do about it.
    public static String remedy(Said.Nothing what, IdentityRule rule) {
        return switch (what.why()) {
            case SIGNED_OUT, FORGOTTEN -> "there is nothing to do";
            case FULL ->
                "let it answer faster, or raise identity.max-concurrent above " + rule.maxConcurrent() + " in its file";
            case LATE ->
                "see why it is slow; identity.max-wait (" + rule.maxWait().toMillis()
                        + "ms) says how long a read waits for it";
            case FAILED -> "see that LEGACY can be reached";
            case STATUS ->
                "let it answer 200 with JSON, and 401 where nobody has signed in, or name another under identity.from";
            case NOT_JSON ->
                "let it answer with Content-Type: application/json and one JSON object, or name another"
                        + " under identity.from";
            case TOO_LARGE -> "name one under identity.from that answers with less, or fewer claims";
            case CLAIM -> "correct identity.claims in its file, or let the answer have it";
            case NO_KEY -> "see that the Redis of --redis runs";
        };
    }
}
