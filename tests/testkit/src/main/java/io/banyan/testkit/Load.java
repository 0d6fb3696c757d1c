package io.banyan.testkit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Requests at a steady rate over kept-alive connections, whether or not the answers come.
///
/// No request is sent twice: whatever a client would have seen is in the shots.
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final int port;
    private final long gapNanos;
    private final IntFunction<String> requests;
    private final Deque<RawClient> idle = new ConcurrentLinkedDeque<>();
    private final Queue<Shot> shots = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopping;
    private @Nullable Thread ticker;

    private Load(int port, int perSecond, IntFunction<String> requests) {
        this.port = port;
        gapNanos = 1_000_000_000L / perSecond;
        this.requests = requests;
    }

    /// Begins at once.
    ///
    /// @param requests the text of request n, from 0
    public static Load start(int port, int perSecond, IntFunction<String> requests) {
        Load load = new Load(port, perSecond, requests);
        load.ticker = Thread.ofVirtual().start(load::tick);
        return load;
    }

    /// What has been answered, or has failed, so far.
    public List<Shot> soFar() {
        return List.copyOf(shots);
    }

    /// Waits until that many more requests have come back.
    public void awaitMore(int count) {
        int target = shots.size() + count;
        Duration bound = Await.BOUND.plusNanos(count * gapNanos * 2);
        Await.until(count + " more requests are done", bound, () -> shots.size() >= target);
    }

    /// Sends no more, waits for those under way and returns all.
    public List<Shot> stop() {
        stopping = true;
        Await.until("the load has ended", PATIENCE.plus(Await.BOUND), () -> !ticking() && underWay.get() == 0);
        idle.forEach(RawClient::close);
        idle.clear();
        return soFar();
    }

    @Override
    public void close() {
        stop();
    }

    private boolean ticking() {
        return ticker != null && ticker.isAlive();
    }

    private void tick() {
        long due = System.nanoTime();
        for (int number = 0; !stopping; number++) {
            Await.untilNanoTime(due);
            int mine = number;
            long mineDue = due;
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> shoot(mine, mineDue));
            due += gapNanos;
        }
    }

    private void shoot(int number, long due) {
        try {
            shots.add(take(number, due));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Shot take(int number, long due) {
        try {
            RawClient client = Optional.ofNullable(idle.pollFirst()).orElseGet(this::connect);
            RawAnswer answer = client.exchange(requests.apply(number));
            if (answer.header("Connection").isPresent() || !answer.body().complete()) {
                client.close();
            } else {
                idle.addFirst(client);
            }
            String failure =
                    answer.body().complete() ? "" : "body " + answer.body().ending();
            String side = answer.header("X-Side").orElse("");
            return new Shot(number, due, System.nanoTime(), answer.status(), side, failure);
        } catch (UncheckedIOException | AssertionError e) {
            return new Shot(number, due, System.nanoTime(), 0, "", String.valueOf(e.getMessage()));
        }
    }

    private RawClient connect() {
        return RawClient.connect(port).timeout(PATIENCE);
    }
}
