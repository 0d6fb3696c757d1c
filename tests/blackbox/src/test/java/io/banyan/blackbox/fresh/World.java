package io.banyan.blackbox.fresh;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.ViewRunner;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A monolith with one number in its database, its views, and what both say of their positions. Each write adds one to
/// the number, which is the position as well. A view shows the number as it was some time ago.
final class World {
    static final String SOURCE = ViewRunner.SOURCE;

    private final TreeMap<Long, Long> history = new TreeMap<>();
    private volatile Duration settling = Duration.ZERO;
    private volatile boolean positions = true;

    World() {
        history.put(0L, 1_000L);
    }

    /// From now on LEGACY says nothing of positions.
    World mute() {
        positions = false;
        return this;
    }

    /// From now on LEGACY commits so long after its answer.
    World settling(Duration time) {
        settling = time;
        return this;
    }

    synchronized long commit() {
        long next = history.lastEntry().getValue() + 1;
        history.put(Math.max(System.currentTimeMillis(), history.lastKey() + 1), next);
        return next;
    }

    synchronized long number() {
        return history.lastEntry().getValue();
    }

    private synchronized long numberAt(long millis) {
        return history.floorEntry(millis).getValue();
    }

    /// Answers a write with the number that it has made, or will have made, and a read with the one of now.
    Behaviour legacy() {
        return exchange -> {
            exchange.readBody();
            boolean write = exchange.request().method().equals("POST");
            long number = write ? write() : number();
            exchange.send(answer(number(), number));
        };
    }

    /// Looks up the number at once, and answers with it once it is told to.
    ///
    /// @param begun completes once the number is looked up
    Behaviour slowLegacy(CompletableFuture<Long> begun, CompletableFuture<?> told) {
        return exchange -> {
            exchange.readBody();
            long number = number();
            begun.complete(number);
            told.join();
            exchange.send(answer(number, number));
        };
    }

    private String answer(long position, long number) {
        String said = positions ? "Banyan-Position: \"" + SOURCE + "\";pos=\"" + position + "\"\r\n" : "";
        return Behaviours.ok(said + "X-Side: legacy\r\n", String.valueOf(number));
    }

    private long write() {
        if (settling.isZero()) {
            return commit();
        }
        CompletableFuture.delayedExecutor(settling.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::commit);
        return number() + 1;
    }

    /// A copy of the view.
    final class Copy {
        private volatile Duration behind = Duration.ZERO;
        private long shownMillis;

        Copy behind(Duration time) {
            behind = time;
            return this;
        }

        /// Answers every read, a 404 for a path with `absent`.
        Behaviour modern() {
            return exchange -> {
                exchange.readBody();
                boolean absent = exchange.request().target().contains("absent");
                exchange.send(absent ? answer().replace("200 OK", "404 Not Found") : answer());
            };
        }

        String answer() {
            long millis = shownMillis();
            long number = numberAt(millis);
            return Behaviours.ok(
                    "Banyan-As-Of: \"" + SOURCE + "\";pos=\"" + number + "\";time=" + millis / 1000
                            + "." + String.format("%03d", millis % 1000)
                            + ";view=\"events\";v=1\r\nX-Side: modern\r\n",
                    String.valueOf(number));
        }

        /// Never earlier than before: a view may stand still, and does not go back.
        private synchronized long shownMillis() {
            shownMillis = Math.max(shownMillis, System.currentTimeMillis() - 1 - behind.toMillis());
            return shownMillis;
        }
    }
}
