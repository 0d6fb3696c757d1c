package io.banyan.api;

import io.banyan.access.Caller;
import io.banyan.admin.BearerAuthentication;
import io.banyan.figures.FleetFigures;
import io.banyan.live.Change;
import io.banyan.report.ChangeReport;
import io.banyan.report.FiguresReport;
import io.banyan.snapshot.Snapshot;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/// Tells all open streams what happens, on a thread of its own: whoever changes something hands it over and goes on.
/// Each stream may be 64 messages behind; one that is slower is ended, and its reader comes again.
final class StreamRunner implements AutoCloseable {
    static final int MOST = 100;
    private static final int BEHIND = 64;
    private static final Logger LOG = LoggerFactory.getLogger(StreamRunner.class);

    private final Moments moments;
    private final BearerAuthentication bearer;
    private final JsonMapper json;
    private final Sinks.Many<ServerSentEvent<String>> all =
            Sinks.many().multicast().directBestEffort();
    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("banyan-streams").daemon().factory());
    private final Runnable deaf;
    private Snapshot files;

    StreamRunner(Moments moments, BearerAuthentication bearer, JsonMapper json) {
        this.moments = moments;
        this.bearer = bearer;
        this.json = json;
        this.files = moments.traffic().files();
        this.deaf = moments.figures().listen(figures -> later(() -> second(figures)));
        moments.live().listen((view, changes) -> later(() -> changes(changes)));
    }

    /// What happens from now on, until the caller goes, is too slow, or has no good token any more. Fails with 503
    /// where too many are open.
    Flux<ServerSentEvent<String>> open(Caller caller) {
        return Flux.defer(() -> {
            if (open.incrementAndGet() > MOST) {
                open.decrementAndGet();
                return Flux.error(ApiProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "%d streams are open, which is the limit; close a page, or use ./banyan status"
                                .formatted(MOST)));
            }
            return all.asFlux()
                    .onBackpressureBuffer(BEHIND)
                    .takeWhile(message -> bearer.stillGood(caller))
                    .startWith(
                            ServerSentEvent.<String>builder().comment("banyan").build())
                    .doFinally(end -> open.decrementAndGet());
        });
    }

    private void changes(List<Change> changes) {
        changes.forEach(change -> tell("change", ChangeReport.of(change)));
    }

    /// Snapshots are swapped whole: another one is another reload.
    @SuppressWarnings("ReferenceEquality")
    private void second(FleetFigures figures) {
        Snapshot now = moments.traffic().files();
        if (now != files) {
            files = now;
            tell("files", List.of());
        }
        if (open.get() == 0) {
            return;
        }
        tell(
                "figures",
                FiguresReport.of(
                        figures,
                        moments.figures(),
                        moments.live().now(),
                        moments.modern(),
                        new ViewNames(moments).told(),
                        moments.instant()));
    }

    /// Written once for all streams.
    private void tell(String name, Object message) {
        if (open.get() > 0) {
            all.tryEmitNext(ServerSentEvent.builder(json.writeValueAsString(message))
                    .event(name)
                    .build());
        }
    }

    private void later(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failed) {
                    LOG.error("Streams were not told of something; they go on", failed);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("Something happened after the end");
        }
    }

    @Override
    public void close() {
        deaf.run();
        all.tryEmitComplete();
        thread.shutdownNow();
    }
}
