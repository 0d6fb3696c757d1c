package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.exchange.ModernState;
import io.banyan.exchange.ModernState.What;
import io.banyan.upstream.GuardMemory.Failed;
import io.banyan.upstream.GuardMemory.Full;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads from the guard and the upstream of a MODERN what is wrong with it, the worst first: it fails all that is
/// tried, its breaker is open, it comes back, it is full, it fails some.
final class ModernReading {
    /// Failures in a row, other than of connections, that a few bad reads do not explain.
    private static final int ALL = 5;

    private final GroupTraffic traffic;
    private final GuardMemory memory;
    private final @Nullable Failed failed;
    private final boolean closed;
    private final long now;

    ModernReading(GroupTraffic traffic) {
        this.traffic = traffic;
        this.memory = traffic.guard().memory();
        this.failed = memory.failed();
        this.closed = memory.opened() == 0;
        this.now = traffic.guard().now();
    }

    /// Null = nothing.
    @Nullable
    ModernState state() {
        if (failed != null && failed.goesOn() && failsAll(failed)) {
            return failing(failed);
        }
        if (!closed) {
            return since(What.BREAKER_OPEN, memory.opened(), failed == null ? "failed" : once(failed), 0);
        }
        Recovery recovery = traffic.guard().recovery();
        if (recovery != null && recovery.percent(now) < 100) {
            return since(What.COMES_BACK, recovery.sinceMillis(), "", recovery.percent(now));
        }
        Full full = memory.fullLately(now);
        if (full != null) {
            return since(
                    What.NO_PLACE_FREE,
                    full.since(),
                    "",
                    traffic.modern().spec().maxConcurrent());
        }
        int some = failed == null ? 0 : memory.lastMinute(now);
        return failed == null || some == 0
                ? null
                : state(What.FAILS_SOME, failed.last(), failed.last(), once(failed), some, covers(failed));
    }

    private static boolean failsAll(Failed run) {
        return switch (run.failure()) {
            case CONNECT, PLATFORM, CREDENTIALS -> true;
            default -> run.inARow() >= ALL;
        };
    }

    private ModernState failing(Failed run) {
        String tls = traffic.modern().tlsProblem().orElse(null);
        boolean transport = run.failure() != Failure.STATUS && run.failure() != Failure.TIMEOUT;
        if (tls != null && transport) {
            return state(What.TLS_FAILS, run.since(), run.last(), tls, 0, covers(run));
        }
        String platform = traffic.modern().platformProblem().orElse(null);
        if (platform != null && what(run) == What.PLATFORM_REFUSES) {
            return state(What.PLATFORM_REFUSES, run.since(), run.last(), platform, 0, covers(run));
        }
        String status = run.failure() == Failure.STATUS ? String.valueOf(run.status()) : "";
        return state(what(run), run.since(), run.last(), status, 0, covers(run));
    }

    private What what(Failed run) {
        return switch (run.failure()) {
            case CONNECT -> {
                What known = traffic.modern().connectFault();
                yield known == null || known == What.TLS_FAILS ? What.TAKES_NO_CONNECTION : known;
            }
            case RESET -> What.BREAKS_OFF;
            case MALFORMED -> What.BREAKS_HTTP;
            case TIMEOUT -> What.ANSWERS_LATE;
            case STATUS -> What.ANSWERS_ERRORS;
            case THROTTLED -> What.IS_THROTTLED;
            case FUNCTION -> What.FUNCTION_FAILS;
            case PLATFORM, CREDENTIALS -> What.PLATFORM_REFUSES;
            case COOKIE, STALE, LANE, UNEXPECTED, UNREPRESENTABLE -> What.GATEWAY_FAULT;
        };
    }

    private String once(Failed run) {
        return what(run).once(run.status());
    }

    /// While the breaker is open LEGACY answers whatever the file says.
    private boolean covers(Failed run) {
        boolean listed = run.failure() == Failure.STATUS
                ? traffic.fallBack().possible() && traffic.fallBack().onStatus(run.status())
                : traffic.fallBack().on(run.failure(), false);
        return listed || !closed;
    }

    private ModernState since(What what, long since, String detail, int number) {
        return state(what, since, since, detail, number, true);
    }

    private ModernState state(What what, long since, long last, String detail, int number, boolean legacyAnswers) {
        return new ModernState(
                what,
                Instant.ofEpochMilli(since),
                Instant.ofEpochMilli(last),
                Instant.ofEpochMilli(Math.max(now, last)),
                traffic.modern().spec().shown(),
                detail,
                number,
                legacyAnswers);
    }
}
