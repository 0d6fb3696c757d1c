package io.banyan.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Origin;
import io.banyan.route.PathTemplate;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringLaneTests {
    private final List<HttpRequest> sent = new ArrayList<>();
    private final UpstreamRequest head = new UpstreamRequest(HttpMethod.GET, "/events/7", true, false);
    private final HttpResponse answer =
            new DefaultHttpResponse(HttpVersion.HTTP_1_1, new HttpResponseStatus(200, "Quite OK"));

    private static SpringLane lane(String path, String... filters) {
        PathTemplate template = PathTemplate.parse(path, regex -> text -> true);
        Route route = new Route(
                "event",
                RouteSketch.group("events"),
                Set.of(),
                template,
                Set.of("GET"),
                List.of(),
                QueryRule.LENIENT,
                List.of(filters),
                new Origin("routes/events.yaml", 1));
        return new SpringLane(route);
    }

    private CompletableFuture<HttpResponse> send(SpringLane lane) {
        return lane.send(head, filtered -> {
                    sent.add(filtered);
                    return CompletableFuture.completedFuture(answer);
                })
                .toCompletableFuture();
    }

    private String target(String target, String... filters) {
        head.setUri(target);
        HttpResponse answered = send(lane("/events/{id}", filters)).join();
        assertThat(answered.status()).isEqualTo(answer.status());
        return sent.getLast().uri();
    }

    private static List<String> lines(Iterable<java.util.Map.Entry<String, String>> headers) {
        List<String> lines = new ArrayList<>();
        headers.forEach(header -> lines.add(header.getKey() + ": " + header.getValue()));
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RewritePath=/events/(?<id>.*), /v2/events/${id} | /v2/events/7",
                "SetPath=/v2/{id}/full                           | /v2/7/full",
                "PrefixPath=/v2                                  | /v2/events/7",
                "StripPrefix=1                                   | /7",
            })
    void aFilterChangesThePath(String filter, String expected) {
        assertThat(target("/events/7", filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=b&&c", "?x=%2F", "?x=%2f+y", "?", "", "?x=%20&y=a+b", "?tags[]=1|2", "?x==", "?%C3%A9"})
    void aFilterOfThePathKeepsTheQueryByteForByte(String query) {
        assertThat(target("/events/7" + query, "PrefixPath=/v2")).isEqualTo("/v2/events/7" + query);
        assertThat(target("/events/7" + query, "RewritePath=/events, /v2")).isEqualTo("/v2/7" + query);
        assertThat(target("/events/7" + query, "SetPath=/{id}")).isEqualTo("/7" + query);
        assertThat(target("/events/7" + query, "AddRequestHeader=X-A, 1")).isEqualTo("/events/7" + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a+b", "100%25", "%C3%A9", "a:b@c", "a,b", "it's", "%e2%82%ac"})
    void aVariableOfThePathStaysOneSegmentWithTheSameMeaning(String id) {
        assertThat(target("/events/" + id, "PrefixPath=/v2")).isEqualTo("/v2/events/" + id);
        String set = target("/events/" + id, "SetPath=/v2/{id}");

        assertThat(URI.create(set).getPath()).isEqualTo(URI.create("/v2/" + id).getPath());
    }

    @Test
    void aFilterChangesTheParameters() {
        assertThat(target("/events/7?a=1", "AddRequestParameter=b, 2")).isEqualTo("/events/7?a=1&b=2");
        assertThat(target("/events/7", "AddRequestParameter=b, 2")).isEqualTo("/events/7?b=2");
        assertThat(target("/events/7?a=1&b=2", "RemoveRequestParameter=a")).isEqualTo("/events/7?b=2");
        assertThat(target("/events/7?a=1", "RemoveRequestParameter=a")).isEqualTo("/events/7");
        assertThat(target("/events/7?a=1", "RewriteRequestParameter=a, 9")).isEqualTo("/events/7?a=9");
    }

    @Test
    void filtersChangeTheHeadersOfTheRequest() {
        head.headers()
                .add("X-keep", "1")
                .add("X-Keep", "2")
                .add("X-Old", "3")
                .add("X-Set", "4")
                .add("X-L", "\u00e9");
        send(lane(
                        "/events/{id}",
                        "AddRequestHeader=X-Add, {id}",
                        "SetRequestHeader=X-Set, 5",
                        "RemoveRequestHeader=X-Old"))
                .join();

        assertThat(lines(sent.getFirst().headers()))
                .containsExactlyInAnyOrder("X-keep: 1", "X-keep: 2", "X-Set: 5", "X-Add: 7", "X-L: \u00e9");
    }

    @Test
    void filtersChangeTheHeadersOfTheAnswer() {
        answer.headers()
                .add("X-keep", "1")
                .add("X-keep", "2")
                .add("X-Old", "3")
                .add("X-Set", "4")
                .add("X-Dup", "a")
                .add("X-Dup", "a");
        HttpResponse answered = send(lane(
                        "/events/{id}",
                        "AddResponseHeader=X-Add, {id}",
                        "SetResponseHeader=X-Set, 5",
                        "RemoveResponseHeader=X-Old",
                        "RewriteResponseHeader=X-keep, 1, one",
                        "DedupeResponseHeader=X-Dup, RETAIN_UNIQUE"))
                .join();

        assertThat(answered.status().reasonPhrase()).isEqualTo("Quite OK");
        assertThat(lines(answered.headers()))
                .contains("X-keep: 2", "X-Set: 5", "X-Add: 7", "X-Dup: a")
                .doesNotContain("X-Old: 3", "X-keep: 1");
        assertThat(answered.headers().getAll("X-Dup")).hasSize(1);
    }

    @Test
    void secureHeadersAreAdded() {
        assertThat(send(lane("/events/{id}", "SecureHeaders")).join().headers().contains("X-Content-Type-Options"))
                .isTrue();
    }

    @Test
    void aLongTargetIsLeftToLegacy() {
        head.setUri("/events/" + "7".repeat(1016));
        assertThat(send(lane("/events/{id}", "PrefixPath=/v2"))).isCompleted();

        head.setUri("/events/" + "7".repeat(1017));
        assertThat(send(lane("/events/{id}", "PrefixPath=/v2"))).isCompletedExceptionally();
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RewritePath=/events.*, relative", "RewritePath=/events.*, /a b"})
    void aPathThatIsNoneIsLeftToLegacy(String filter) {
        assertThat(send(lane("/events/{id}", filter))).isCompletedExceptionally();
        assertThat(sent).isEmpty();
    }

    @Test
    void theFailureOfTheCallIsTheLanes() {
        CompletableFuture<HttpResponse> failed = lane("/events/{id}", "PrefixPath=/v2")
                .send(head, filtered -> CompletableFuture.failedFuture(new IllegalStateException("reset")))
                .toCompletableFuture();

        assertThat(failed).isCompletedExceptionally();
    }

    @Test
    void theLaneWaitsForTheCall() {
        CompletableFuture<HttpResponse> upstream = new CompletableFuture<>();
        CompletableFuture<HttpResponse> answered = lane("/events/{id}", "PrefixPath=/v2")
                .send(head, filtered -> upstream)
                .toCompletableFuture();
        assertThat(answered).isNotDone();

        upstream.complete(answer);

        assertThat(answered).isCompleted();
    }
}
