package io.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");

    /// Answers what the test says, when it says so.
    private static final class Told implements CredentialsSource {
        final BlockingQueue<Supplier<AwsIdentity>> answers = new LinkedBlockingQueue<>();
        final Semaphore asked = new Semaphore(0);
        final AtomicInteger forgot = new AtomicInteger();
        volatile boolean closed;

        @Override
        public AwsIdentity ask() {
            asked.release();
            try {
                return answers.take().get();
            } catch (InterruptedException end) {
                throw new IllegalStateException(end);
            }
        }

        @Override
        public void forget() {
            forgot.incrementAndGet();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Hands extends Clock {
        volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Told source = new Told();
    private final Hands clock = new Hands();
    private final Credentials credentials = new Credentials(source, clock);

    @AfterEach
    void close() {
        credentials.close();

        assertThat(source.closed).isTrue();
    }

    @Test
    void neverWaitsForTheFirstAnswer() throws InterruptedException {
        credentials.start();
        source.asked.acquire();

        assertThat(why(credentials.current())).endsWith("is still awaited");
        assertThat(why(credentials.first(Duration.ZERO))).endsWith("is still awaited");
    }

    @Test
    void hasWhatItWasGiven() throws InterruptedException {
        source.answers.add(() -> identity("first", null));
        credentials.start();

        assertThat(credentials.first(LONG)).isEqualTo(identity("first", null));
        assertThat(credentials.current()).isEqualTo(identity("first", null));
    }

    @Test
    void forgetsWhatWasRefusedAndAsksAnew() throws InterruptedException {
        source.answers.add(() -> identity("first", null));
        source.answers.add(() -> identity("second", null));
        credentials.start();
        credentials.first(LONG);
        assertThat(source.forgot).hasValue(0);

        credentials.refused();
        credentials.refused();
        until(() -> credentials.current().equals(identity("second", null)));

        assertThat(source.forgot).hasValue(1);
    }

    @Test
    void asksSeldomHoweverOftenTheyAreRefused() throws InterruptedException {
        source.answers.add(() -> identity("first", null));
        source.answers.add(() -> identity("first", null));
        credentials.start();
        credentials.first(LONG);
        credentials.refused();
        source.asked.acquire(2);

        for (int i = 0; i < 1_000; i++) {
            credentials.refused();
        }

        assertThat(source.asked.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void keepsWhatIsGoodWhileTheSourceFails() throws InterruptedException {
        source.answers.add(() -> identity("first", START.plusSeconds(60)));
        source.answers.add(() -> {
            throw new IllegalStateException("the place is down");
        });
        credentials.start();
        credentials.first(LONG);
        credentials.refused();
        source.asked.acquire(2);

        assertThat(credentials.current()).isEqualTo(identity("first", START.plusSeconds(60)));
        clock.now = START.plusSeconds(60);
        until(() -> why(credentials.current())
                .equals("the AWS credentials expired at 2026-11-29T08:01:00Z and no newer ones came: AWS credentials"
                        + " could not be had: IllegalStateException: the place is down"));
    }

    @Test
    void saysWhyThereAreNone() throws InterruptedException {
        source.answers.add(() -> {
            throw new IllegalStateException("the profile x is not there");
        });
        credentials.start();

        assertThat(why(credentials.first(LONG)))
                .isEqualTo("AWS credentials could not be had: IllegalStateException: the profile x is not there");
    }

    @ParameterizedTest
    @CsvSource({
        "0, , 60",
        "0, 3600, 60",
        "0, 330, 30",
        "0, 300, 2",
        "0, 10, 2",
        "0, -10, 2",
        "1, , 2",
        "2, 3600, 4",
        "5, , 32",
        "6, , 60",
        "60, , 60"
    })
    void asksAgainWellBeforeTheyExpire(int failures, @Nullable Long left, long pause) {
        AwsIdentity held = identity("k", left == null ? null : START.plusSeconds(left));

        assertThat(Credentials.pause(failures, held, START)).isEqualTo(Duration.ofSeconds(pause));
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("held within " + LONG).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static AwsIdentity identity(String key, @Nullable Instant expires) {
        return new AwsIdentity(key, "secret", null, expires);
    }

    private static String why(Identity identity) {
        return ((Identity.Missing) identity).why();
    }
}
