package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.FallBackRule;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.UpstreamRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A read whose route has filters, at each stage of the filters' work.
class LaneExchangeTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String MODERN = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern";
    private final CompletableFuture<HttpResponse> filtered = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse> upstream = new CompletableFuture<>();
    private @Nullable EdgeSketch sketch;

    private EdgeSketch edge(ModernLane lane) {
        EdgeSketch edge = new EdgeSketch(lane);
        sketch = edge;
        edge.sends(READ);
        return edge;
    }

    @AfterEach
    void everyPlaceIsLeft() {
        EdgeSketch edge = sketch;
        if (edge != null) {
            edge.client.ends();
            edge.client.finishAndReleaseAll();
            assertThat(edge.places()).isZero();
            assertThat(edge.ended).hasSize(1);
        }
    }

    /// Filters that change a header both ways, at once.
    private static CompletionStage<HttpResponse> atOnce(UpstreamRequest head, ModernLane.Behind call) {
        head.setUri("/v2" + head.uri());
        return call.call(head).thenApply(answer -> {
            answer.headers().set("X-Filtered", "yes");
            return answer;
        });
    }

    /// Filters that take their time on the way back.
    private CompletionStage<HttpResponse> later(UpstreamRequest head, ModernLane.Behind call) {
        call.call(head).whenComplete((answer, cause) -> {
            if (answer != null) {
                upstream.complete(answer);
            }
        });
        return filtered;
    }

    private static void legacyAnswers(EdgeSketch edge) {
        edge.client.runPendingTasks();
        edge.legacy.accepted().sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy");
        assertThat(edge.got()).endsWith("~~legacy");
    }

    @Test
    void filtersChangeTheHeadsAndTheBodyPassesThem() {
        EdgeSketch edge = edge(LaneExchangeTests::atOnce);
        Wire wire = edge.modern.accepted();
        wire.sends(MODERN);

        assertThat(wire.written()).startsWith("GET /v2/events/7 HTTP/1.1\r\n");
        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~X-Filtered: yes~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void theBodyWaitsForTheFilters() {
        EdgeSketch edge = edge(this::later);
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        assertThat(edge.got()).isEmpty();
        assertThat(wire.reads()).isFalse();

        filtered.complete(upstream.join());
        edge.client.runPendingTasks();
        assertThat(wire.reads()).isTrue();
        wire.sends("ern");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~modern");
    }

    @Test
    void aWholeAnswerMayWaitForTheFilters() {
        EdgeSketch edge = edge(this::later);
        edge.modern.accepted().sends(MODERN);
        filtered.complete(upstream.join());

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void filtersThatFailLeaveTheReadToLegacy() {
        EdgeSketch edge = edge((head, call) -> CompletableFuture.failedFuture(new IllegalArgumentException("no")));
        legacyAnswers(edge);

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:lane 200");
        assertThat(edge.modern.waiting()).isZero();
    }

    @Test
    void filtersThatFailLeaveTheReadToLegacyWhateverFallBackSays() {
        EdgeSketch edge =
                new EdgeSketch((head, call) -> CompletableFuture.failedFuture(new IllegalArgumentException("no")));
        sketch = edge;
        edge.fallsBack(new FallBackRule(Set.of(), Set.of(), Set.of()));
        edge.sends(READ);
        legacyAnswers(edge);

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:lane 200");
    }

    @Test
    void filtersThatThrowAreAFailureOfTheRoutesWayToModern() {
        EdgeSketch edge = edge((head, call) -> {
            throw new IllegalStateException("a fault that nobody expected");
        });
        legacyAnswers(edge);

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:unexpected 200");
    }

    @Test
    void aPreviewIsToldThatFiltersFail() {
        EdgeSketch edge =
                new EdgeSketch((head, call) -> CompletableFuture.failedFuture(new IllegalArgumentException("no")));
        sketch = edge;
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~~");

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").contains("filters failed");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void aClientCannotOpenTheBreakerWithTargetsThatFiltersRefuse() {
        EdgeSketch edge =
                new EdgeSketch((head, call) -> CompletableFuture.failedFuture(new IllegalArgumentException("no")));
        Wire legacy = edge.legacy.idle(edge.caller);
        for (int i = 0; i < 20; i++) {
            edge.sends(READ);
            edge.client.runPendingTasks();
            legacy.sends("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            edge.client.runPendingTasks();
        }

        assertThat(edge.ends()).hasSize(20).containsOnly("LEGACY fell-back:lane 200");
        assertThat(edge.guard.state()).isEqualTo(State.CLOSED);
        assertThat(edge.places()).isZero();
    }

    @Test
    void filtersThatFailOnTheWayBackLeaveTheReadToLegacy() {
        EdgeSketch edge = edge(this::later);
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        filtered.completeExceptionally(new IllegalStateException("no"));
        legacyAnswers(edge);

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:lane 200");
    }

    @Test
    void modernMayBreakOffWhileFiltersWork() {
        EdgeSketch edge = edge(this::later);
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        wire.closes();
        legacyAnswers(edge);
        filtered.complete(upstream.join());
        edge.client.runPendingTasks();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:reset 200");
    }

    @Test
    void aClientThatLeavesWhileFiltersWorkIsNoticed() {
        EdgeSketch edge = edge(this::later);
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        edge.client.ends();
        filtered.complete(upstream.join());
        edge.client.runPendingTasks();

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("MODERN cancelled 0");
    }

    @Test
    void aClientThatLeavesBeforeTheFiltersAskedIsNoticed() {
        CompletableFuture<ModernLane.Behind> asked = new CompletableFuture<>();
        EdgeSketch edge = edge((head, call) -> {
            asked.complete(call);
            return filtered;
        });
        edge.client.ends();
        CompletionStage<HttpResponse> late = asked.join().call(new UpstreamRequest(HttpMethod.GET, "/", true, false));

        assertThat(late.toCompletableFuture()).isCancelled();
        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ends()).containsExactly("MODERN cancelled 0");
    }

    @Test
    void aSwitchOfProtocolsIsNoAnswerToARead() {
        EdgeSketch edge = edge((head, call) -> {
            head.headers().set("Upgrade", "websocket");
            return call.call(head);
        });
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n");
        legacyAnswers(edge);

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:malformed 200");
    }
}
