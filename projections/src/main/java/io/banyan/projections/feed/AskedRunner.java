package io.banyan.projections.feed;

import io.banyan.projections.runner.ViewReport.Duty;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.Wish;
import io.banyan.projections.store.WishJson;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/// Takes over what gateways ask of the views that this process keeps: looks four times a second, and at once after a
/// hint. On a thread of its own, so that a slow answer never delays what the feed says.
final class AskedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AskedRunner.class);
    private static final RedisScript REMOVE = RedisScript.beside(AskedRunner.class, "remove");
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration KEPT = Duration.ofSeconds(60);
    /// Heard as a hint to look.
    private static final String HINTS = "banyan:ask";

    private final RedisLink link;
    private final List<ViewRunner> runners;
    private final BlockingQueue<Boolean> hints = new ArrayBlockingQueue<>(1);
    private final Disposable hearing;
    private final Thread thread;
    private volatile boolean closed;

    /// Starts.
    AskedRunner(RedisLink link, List<ViewRunner> runners) {
        this.link = link;
        this.runners = List.copyOf(runners);
        this.hearing = link.messages(HINTS).subscribe(name -> hints.offer(true));
        this.thread = Thread.ofPlatform().name("view-asked").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                runners.forEach(this::look);
                hints.poll(OFTEN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ViewRunner runner) {
        Duty duty = runner.report().duty();
        if (duty == Duty.STANDS_BY) {
            return;
        }
        ViewId view = runner.view();
        try {
            for (KeyValue<String, String> found : asked(view)) {
                if (!found.hasValue()) {
                    continue;
                }
                boolean isOver = found.getKey().equals(FeedKeys.asked(view))
                        ? isTaken(runner, duty, found.getValue())
                        : isDrawn(runner, found.getValue());
                if (isOver) {
                    link.run(REMOVE, List.of(found.getKey()), List.of(found.getValue()))
                            .block();
                }
            }
        } catch (RuntimeException away) {
            LOG.debug("what is asked of view {} waits", view, away);
        }
    }

    private List<KeyValue<String, String>> asked(ViewId view) {
        List<KeyValue<String, String>> found = link.ask(
                        commands -> commands.mget(FeedKeys.asked(view), FeedKeys.sampled(view))
                                .collectList())
                .block();
        return found == null ? List.of() : found;
    }

    /// Of a version that was dropped nothing can be asked but a rebuild.
    private static boolean isTaken(ViewRunner runner, Duty duty, String text) {
        try {
            Wish wish = WishJson.wish(text);
            return (duty == Duty.DROPPED && !(wish instanceof Wish.Rebuild))
                    || runner.wishes().take(wish);
        } catch (IllegalArgumentException unreadable) {
            runner.wishes().refuse(WishJson.id(text), String.valueOf(unreadable.getMessage()));
            return true;
        }
    }

    private boolean isDrawn(ViewRunner runner, String text) {
        SampleJson.Sampled sampled = SampleJson.sampled(text);
        if (sampled != null) {
            String answer = SampleJson.text(sampled, drawn(runner, sampled.count()));
            link.ask(commands -> commands.setex(FeedKeys.sample(runner.view()), KEPT.toSeconds(), answer))
                    .block();
        }
        return true;
    }

    private static List<String> drawn(ViewRunner runner, int count) {
        try {
            return runner.reader().sample(count).stream().map(String::valueOf).toList();
        } catch (NoSuchView gone) {
            return List.of();
        }
    }

    /// Ends after what is under way.
    @Override
    public void close() {
        closed = true;
        hearing.dispose();
        hints.offer(true);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
