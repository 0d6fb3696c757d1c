package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookoutTests {
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch looking = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void saysHowLongALookHasBeenHanging() throws InterruptedException {
        try (Lookout lookout = lookout(this::hang)) {
            lookout.start();
            looking.await();

            assertThat(lookout.silence()).isEmpty();
            nanos.set(Duration.ofSeconds(40).toNanos());
            assertThat(lookout.silence()).hasValue(Duration.ofSeconds(40));
            goOn.countDown();
        }
    }

    @Test
    void countsNoLookThatFails() throws InterruptedException {
        try (Lookout lookout = lookout(() -> {
            looking.countDown();
            throw new IllegalStateException("on purpose");
        })) {
            lookout.start();
            looking.await();
            nanos.set(Duration.ofSeconds(40).toNanos());

            assertThat(lookout.silence()).isPresent();
        }
    }

    private void hang() {
        looking.countDown();
        try {
            goOn.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Lookout lookout(Runnable look) {
        return new Lookout("test-lookout", look, failed -> {}, () -> 1, nanos::get);
    }
}
