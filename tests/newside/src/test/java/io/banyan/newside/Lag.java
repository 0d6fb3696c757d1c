package io.banyan.newside;

import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A copy of a Redis that stops following it for up to two seconds, again and again.
final class Lag implements AutoCloseable {
    private final CountDownLatch never = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> work;

    Lag(RealRedis redis, RealRedis copy, int times, Random random) {
        work = thread.submit(() -> {
            for (int i = 0; i < times; i++) {
                copy.say("REPLICAOF", "NO", "ONE");
                never.await(random.nextInt(2_000), TimeUnit.MILLISECONDS);
                copy.say("REPLICAOF", "127.0.0.1", String.valueOf(redis.port()));
                never.await(random.nextInt(2_000), TimeUnit.MILLISECONDS);
            }
            return null;
        });
    }

    boolean isOver() {
        return work.isDone();
    }

    @Override
    public void close() {
        Await.result("the trouble is over", Duration.ofMinutes(20), work);
        thread.close();
    }
}
