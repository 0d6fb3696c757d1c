package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import io.banyan.projections.query.ServedVersions;
import io.banyan.projections.query.ServedView;
import io.banyan.projections.query.ViewAnswers;
import io.banyan.projections.query.ViewHealthIndicator;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DocumentJson;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// A team's service over a view, asked by HTTP.
class QueryTests {
    private static final Stores.Redis REDIS = Shared.redis();
    private static final ViewStore STORE = REDIS.store();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ViewId active = new ViewId("events", 1);

    private static final ServedView VIEW = new ServedView(STORE, new ServedVersions() {
        @Override
        public ViewId get() {
            return active;
        }

        @Override
        public boolean knows(int version) {
            return version <= 2;
        }
    });
    private static final DisposableServer SERVER = serve();

    @RestController
    @EnableWebFlux
    static class Service {
        @GetMapping("/events/{id}")
        Mono<ResponseEntity<byte[]>> event(@PathVariable String id, ServerHttpRequest request) {
            DocumentKey page = EventsProjection.page(id);
            return ViewAnswers.json(
                    request,
                    VIEW.documents(page)
                            .map(read -> read.map(found ->
                                    Optional.ofNullable(found.get(page)).map(DocumentJson::text))));
        }
    }

    private static DisposableServer serve() {
        var context = new AnnotationConfigApplicationContext(Service.class);
        var handler = WebHttpHandlerBuilder.applicationContext(context).build();
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    @AfterAll
    static void end() {
        SERVER.disposeNow();
        VIEW.close();
    }

    @BeforeEach
    void empty() {
        REDIS.empty();
        active = new ViewId("events", 1);
    }

    @Test
    void saysHowNewAnAnswerIs() {
        fill(active, ViewState.LIVE);

        HttpResponse<String> answer = get("/events/1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"title\":\"a\"}");
        assertThat(answer.headers().firstValue("Banyan-As-Of"))
                .hasValue("\"7c1f00aa\";pos=\"123456789\";time=1795867200.0;view=\"events\";v=1");
    }

    @Test
    void saysSoOfWhatIsNotThereToo() {
        fill(active, ViewState.LIVE);

        HttpResponse<String> answer = get("/events/9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Banyan-As-Of")).isPresent();
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void aTagIsGoodForItsVersionAndDocumentAlone() {
        fill(active, ViewState.LIVE);
        String first = tag("/events/1");
        String other = tag("/events/2");

        HttpResponse<String> same = get("/events/1", "If-None-Match", first);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("Banyan-As-Of")).isPresent();
        assertThat(other).isNotEqualTo(first);
        assertThat(get("/events/1", "If-None-Match", other).statusCode()).isEqualTo(200);

        active = new ViewId("events", 2);
        fill(active, ViewState.LIVE);
        assertThat(get("/events/1", "If-None-Match", first).statusCode()).isEqualTo(200);
        assertThat(tag("/events/1")).isNotEqualTo(first);
    }

    @Test
    void claimsNothingOfAStaleView() {
        fill(active, ViewState.STALE);

        HttpResponse<String> answer = get("/events/1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Banyan-As-Of")).isEmpty();
    }

    @Test
    void answersFromNoViewThatIsNotComplete() {
        assertThat(get("/events/1").statusCode()).isEqualTo(503);
        fill(active, ViewState.BUILDING);

        HttpResponse<String> answer = get("/events/1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Banyan-As-Of")).isEmpty();
    }

    @Test
    void followsAViewThatComesBackInOtherPartitions() {
        active = new ViewId("events", 7);
        STORE.register(new Registration(active, "aa", 4));
        assertThat(get("/events/1").statusCode()).isEqualTo(503);
        REDIS.empty();
        fill(active, ViewState.LIVE);

        assertThat(get("/events/3").statusCode()).isEqualTo(404);
        assertThat(get("/events/1").statusCode()).isEqualTo(200);
    }

    @Test
    void answersFromTheVersionThatIsAskedFor() {
        fill(active, ViewState.LIVE);
        fill(new ViewId("events", 2), ViewState.LIVE);

        HttpResponse<String> answer = get("/events/1", "Banyan-View", "\"events\";v=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Banyan-As-Of").orElseThrow()).endsWith(";view=\"events\";v=2");
        assertThat(tag("/events/1")).startsWith("\"events-v1-");
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).startsWith("\"events-v2-");
    }

    @Test
    void saysSoWhereItDoesNotKnowTheVersion() {
        fill(active, ViewState.LIVE);

        HttpResponse<String> answer = get("/events/1", "Banyan-View", "\"events\";v=3");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"this service was not written for version 3 of view events; it serves"
                        + " version 1\"}");
        assertThat(get("/events/1", "Banyan-View", "\"events\"; v=2").statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"events;v=3", "\"events\"", "\"events\";v=0", "\"events\";v=3, \"events\";v=3", "\"groups\";v=3"
            })
    void whatIsMalformedOrOfAnotherViewIsIgnored(String header) {
        fill(active, ViewState.LIVE);

        assertThat(get("/events/1", "Banyan-View", header).statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWhenTheViewIsComplete() {
        var health = new ViewHealthIndicator(VIEW);

        assertThat(status(health)).isEqualTo(Status.DOWN);
        fill(active, ViewState.BUILDING);
        assertThat(status(health)).isEqualTo(Status.DOWN);
        REDIS.empty();
        fill(active, ViewState.LIVE);
        assertThat(status(health)).isEqualTo(Status.UP);
    }

    private static Status status(ViewHealthIndicator health) {
        return health.health().map(Health::getStatus).blockOptional().orElseThrow();
    }

    private static void fill(ViewId view, ViewState state) {
        STORE.register(new Registration(view, "aa", 1));
        var checkpoint = new Checkpoint(
                "1",
                state,
                World.SOURCE,
                LogPosition.mark(123_456_789),
                World.BEGAN,
                null,
                new Load(0, 0, World.BEGAN, 1));
        List<Written> documents = List.of("1", "2").stream()
                .map(id -> new Written(
                        EventsProjection.page(id), null, new StoredDocument(Document.EMPTY.with("title", "a"))))
                .toList();
        STORE.apply(view, 0, new Batch(null, checkpoint, false, documents, List.of(), List.of()));
    }

    private static String tag(String path) {
        return get(path).headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }
}
