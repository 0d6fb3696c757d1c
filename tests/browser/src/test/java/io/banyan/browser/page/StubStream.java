package io.banyan.browser.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// The stub's stream: figures at once and then every second, whatever else is told in between.
final class StubStream {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final StubFleet fleet;
    private final JsonMapper json;
    private final Sinks.Many<String> told = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Boolean> cuts = Sinks.many().multicast().directBestEffort();
    private volatile boolean open = true;

    StubStream(StubFleet fleet, JsonMapper json) {
        this.fleet = fleet;
        this.json = json;
    }

    void open(boolean wanted) {
        open = wanted;
        if (!wanted) {
            cuts.tryEmitNext(true);
        }
    }

    void tell(String name, Map<String, Object> data) {
        told.tryEmitNext(frame(name, data));
    }

    Publisher<Void> serve(HttpServerResponse response) {
        if (!open) {
            throw new Refusal(503, "no stream now", Map.of());
        }
        Flux<String> figures =
                Flux.interval(Duration.ZERO, EVERY).onBackpressureDrop().map(second -> figures());
        Flux<String> frames = Flux.merge(figures, told.asFlux())
                .takeUntilOther(cuts.asFlux())
                .takeWhile(frame -> open); // a stream that began while it was being closed has heard of no cut
        return response.sse().sendString(frames);
    }

    private String figures() {
        synchronized (fleet) {
            return frame("figures", StubAnswers.frame(fleet, Instant.now()));
        }
    }

    private String frame(String name, Map<String, Object> data) {
        return "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }
}
