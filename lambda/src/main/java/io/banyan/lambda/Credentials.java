package io.banyan.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who signs, asked for ahead of time: by a thread of its own, at start and again well before what it has expires.
/// [#current()] never waits. Where they come from is the SDK's usual chain: system properties, environment, web
/// identity, profile, container, instance metadata.
public final class Credentials implements AutoCloseable {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final int DOUBLED_AT_MOST = 6;

    private final CredentialsSource source;
    private final Clock clock;
    private final Semaphore wanted = new Semaphore(0);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread asking;
    private volatile boolean closed;
    private volatile @Nullable AwsIdentity held;
    private volatile String trouble = "the first answer of the places that AWS credentials come from is still awaited";

    Credentials(CredentialsSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.asking = Thread.ofPlatform().daemon().name("aws-credentials").unstarted(this::ask);
    }

    /// Those of this process, asked for from now on.
    public static Credentials ofThisProcess() {
        Credentials credentials = new Credentials(new ChainSource(), Clock.systemUTC());
        credentials.start();
        return credentials;
    }

    void start() {
        asking.start();
    }

    /// What there is now. Credentials that have expired are missing.
    public Identity current() {
        AwsIdentity now = held;
        if (now == null) {
            return new Identity.Missing(trouble);
        }
        Instant expires = now.expires();
        if (expires != null && !clock.instant().isBefore(expires)) {
            return new Identity.Missing("the AWS credentials expired at " + expires + " and no newer ones came"
                    + (trouble.isEmpty() ? "" : ": " + trouble));
        }
        return now;
    }

    /// What there is once the places were first asked, or after this time: for commands, which can wait.
    public Identity first(Duration atMost) throws InterruptedException {
        boolean done = asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        return done || held != null ? current() : new Identity.Missing(trouble);
    }

    /// The platform did not take what there is. The places are asked anew: at once the first time, later after pauses
    /// that double up to a minute, however often this is said.
    public void refused() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        asking.interrupt();
        source.close();
    }

    private void ask() {
        int failures = 0;
        boolean refused = false;
        while (!closed) {
            try {
                if (refused) {
                    source.forget();
                }
                held = source.ask();
                trouble = "";
                failures = refused ? failures + 1 : 0;
            } catch (RuntimeException | LinkageError none) {
                trouble = CredentialsTrouble.told(none);
                failures++;
            }
            asked.countDown();
            try {
                refused = isRefused(failures);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    /// Waits until the next question is due: whether what there is was refused by then.
    private boolean isRefused(int failures) throws InterruptedException {
        Duration pause = pause(failures, held, clock.instant());
        if (failures > 0) {
            Thread.sleep(pause);
        }
        boolean refused = wanted.tryAcquire(failures > 0 ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS);
        wanted.drainPermits();
        return refused;
    }

    /// To the next question: the SDK keeps what is good and asks for new ones by itself as their end comes near.
    ///
    /// @param failures since the last answer that nobody refused
    static Duration pause(int failures, @Nullable AwsIdentity held, Instant now) {
        Duration pause = SELDOM;
        if (failures > 0) {
            pause = Duration.ofSeconds(1L << Math.min(failures, DOUBLED_AT_MOST));
        } else if (held != null && held.expires() != null) {
            pause = Duration.between(now, held.expires().minus(AHEAD));
        }
        if (pause.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return pause.compareTo(SELDOM) < 0 ? pause : SELDOM;
    }
}
