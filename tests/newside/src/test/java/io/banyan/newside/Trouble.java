package io.banyan.newside;

import io.banyan.testkit.Await;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The projector is delayed by up to two seconds again and again, and killed now and then. Closing it waits for the end
/// of that, and leaves a projector that runs.
final class Trouble implements AutoCloseable {
    private final NewSide side;
    private final Random random;
    private final CountDownLatch never = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> work;

    /// @param kills how many times it is killed
    Trouble(NewSide side, int kills, Random random) {
        this.side = side;
        this.random = random;
        this.work = thread.submit(() -> {
            for (int i = 0; i < kills; i++) {
                delay();
                delay();
                side.replaceProjector();
                side.awaitModern();
            }
            return null;
        });
    }

    boolean isOver() {
        return work.isDone();
    }

    private void delay() throws InterruptedException {
        side.projector().freeze();
        pause(random.nextInt(2_000));
        side.projector().thaw();
        pause(random.nextInt(500));
    }

    /// The trouble itself takes time; nothing is waited for.
    private void pause(int millis) throws InterruptedException {
        never.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        Await.result("the trouble is over", Duration.ofMinutes(20), work);
        thread.close();
    }
}
