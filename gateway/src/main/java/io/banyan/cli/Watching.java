package io.banyan.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Stays with the admin port's feed until a time has passed: a feed that ends or falls silent is opened again, after
/// pauses that grow, and each time that is said. A first try that fails is final, and so is a refused token.
final class Watching {
    /// Figures come once a second; after so long without any the connection is taken for dead.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final AdminApi api;
    private final WatchView view;
    private final Pauses pauses;
    private final long end;
    private boolean heard;
    private int failures;

    /// @param bound how long to watch, at most about 292 years
    Watching(AdminApi api, WatchView view, Pauses pauses, Duration bound) {
        this.api = api;
        this.view = view;
        this.pauses = pauses;
        this.end = System.nanoTime() + bound.toNanos();
    }

    void untilTheEnd() {
        try {
            while (left() > 0) {
                String lost = once();
                if (left() > 0) {
                    pause(lost);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Why the feed was lost.
    private String once() throws InterruptedException {
        try (Feed feed = new Feed(api.stream("/events"))) {
            return follow(feed);
        } catch (Refused refused) {
            if (!heard || refused.status() == 401 || refused.status() == 403) {
                throw refused;
            }
            return refused.lines().getFirst();
        }
    }

    private String follow(Feed feed) throws InterruptedException {
        while (left() > 0) {
            Feed.Message message = feed.next(Duration.ofNanos(Math.min(SILENCE.toNanos(), left())));
            if (message == null) {
                return "no word from " + api.caller().admin() + " for " + SILENCE.toSeconds() + " s";
            }
            if (message.name().equals(Feed.END)) {
                return "lost " + api.caller().admin() + " (" + message.data() + ")";
            }
            if (failures > 0) {
                view.notice("back at " + api.caller().admin());
            }
            heard = true;
            failures = 0;
            view.told(message);
        }
        return "";
    }

    private void pause(String lost) throws InterruptedException {
        heard = true;
        Duration pause = pauses.after(++failures);
        view.notice(lost + "; again in " + Math.max(1, pause.toSeconds()) + " s");
        TimeUnit.NANOSECONDS.sleep(Math.min(pause.toNanos(), left()));
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }
}
