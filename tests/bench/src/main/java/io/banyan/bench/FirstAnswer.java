package io.banyan.bench;

import java.io.IOException;
import java.time.Duration;

/// Waits for a server's first good answer.
final class FirstAnswer {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private FirstAnswer() {}

    /// Asks until it is so.
    ///
    /// @return nanoseconds until it answered with 200
    static long await(Ask ask, Child child) {
        long begin = System.nanoTime();
        String last = "nothing";
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try {
                String answer = ask.answer();
                if (answer.startsWith("HTTP/1.1 200 ")) {
                    return System.nanoTime() - begin;
                }
                last = answer.lines().findFirst().orElse(last);
            } catch (IOException e) {
                last = e.toString();
            }
            if (hasEndedWithin(PAUSE, child)) {
                throw new BenchFailure(child.name() + " ended by itself; what it said: " + child.log());
            }
        }
        throw new BenchFailure(
                child.name() + " did not answer within " + PATIENCE.toMinutes() + " minutes, last: " + last);
    }

    /// The end of a process can be waited for; that it opens its port it tells nobody.
    private static boolean hasEndedWithin(Duration pause, Child child) {
        try {
            return child.process().waitFor(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        }
    }
}
