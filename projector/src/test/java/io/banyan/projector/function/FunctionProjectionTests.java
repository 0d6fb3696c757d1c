package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Answer;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Question;
import io.banyan.projections.projection.WrongOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionProjectionTests {
    private static final String NOTHING = "{\"operations\": []}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer platform;
    private FunctionProjection projection;

    @BeforeEach
    void open() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.setExecutor(threads);
        platform.start();
        projection = projection("60s");
    }

    @AfterEach
    void close() {
        end.countDown();
        projection.close();
        platform.stop(0);
        threads.shutdownNow();
    }

    @Test
    void invokesTheFunctionWithARecordForEachChange() {
        answers(exchange -> say(exchange, 200, NOTHING));

        List<Answer> answers = projection.answer(List.of(question(1, "a"), question(2, "b")), why -> true);

        assertThat(answers).containsExactly(new Answer.Operations(List.of()), new Answer.Operations(List.of()));
        assertThat(asked).singleElement().satisfies(event -> assertThat(event)
                .startsWith("/2015-03-31/functions/events-view/invocations?Qualifier=live {\"Records\":[{")
                .contains("\"after\":{\"id\":\"1\"", "\"after\":{\"id\":\"2\""));
    }

    @Test
    void findsTheOneThatTheFunctionFailsAt() {
        answers(exchange -> {
            String event = asked.getLast();
            if (event.contains("poison")) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                say(exchange, 200, "{\"errorType\": \"TypeError\", \"errorMessage\": \"poison\"}");
            } else {
                say(exchange, 200, NOTHING);
            }
        });

        List<Answer> answers = projection.answer(
                IntStream.range(0, 8)
                        .mapToObj(i -> question(i, i == 6 ? "poison" : "a"))
                        .toList(),
                why -> true);

        assertThat(answers).hasSize(8);
        assertThat(Objects.requireNonNull(answers).get(6))
                .isEqualTo(new Answer.Failed("function events-view:live failed with TypeError"));
        assertThat(answers).filteredOn(Answer.Failed.class::isInstance).hasSize(1);
        assertThat(asked).filteredOn(event -> event.contains("poison")).hasSize(5);
    }

    @Test
    void isPatientWithAThrottleAndTellsWhy() {
        answers(exchange -> {
            if (asked.size() < 4) {
                exchange.getResponseHeaders().set("x-amzn-errortype", "TooManyRequestsException");
                say(exchange, 429, "{}");
            } else {
                say(exchange, 200, NOTHING);
            }
        });
        List<String> told = new ArrayList<>();

        List<Answer> answers = projection.answer(List.of(question(1, "a")), why -> {
            if (why != null) {
                told.add(why);
            }
            return true;
        });

        assertThat(answers).containsExactly(new Answer.Operations(List.of()));
        assertThat(told).isNotEmpty().allMatch(why -> why.contains("is throttled"));
    }

    @Test
    void givesUpWithWhoWaitsThoughTheFunctionHangs() {
        answers(exchange -> untilTheEnd());

        assertThat(projection.answer(List.of(question(1, "a")), why -> false)).isNull();
    }

    @Test
    void givesUpWithWhoWaitsWhileNobodyListens() {
        platform.stop(0);

        assertThat(projection.answer(List.of(question(1, "a")), why -> why == null))
                .isNull();
    }

    @Test
    void tellsThatAnAnswerDoesNotCome() {
        projection.close();
        projection = projection("100ms");
        answers(exchange -> untilTheEnd());
        List<String> told = new ArrayList<>();

        assertThat(projection.answer(List.of(question(1, "a")), why -> {
                    if (why != null) {
                        told.add(why);
                    }
                    return why == null;
                }))
                .isNull();

        assertThat(told)
                .singleElement()
                .asString()
                .contains("did not answer within 100 ms", "longer than the function");
    }

    @Test
    void splitsWhatIsLargerThanAFunctionTakes() {
        answers(exchange -> say(exchange, 200, NOTHING));
        String large = "x".repeat(4_000_000);

        List<Answer> answers = projection.answer(
                List.of(question(1, large), question(2, large), question(3, large + large)), why -> true);

        assertThat(asked).hasSize(2);
        assertThat(Objects.requireNonNull(answers).getLast())
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.why())
                        .startsWith("the change and the documents that it reads are larger than the 6 MB"));
    }

    @Test
    void knowsFromItsFileWhereAChangeBelongsAndWhatItReads() {
        Change gone = new Change(
                new LogPosition(7, 1),
                Kind.DELETE,
                TableName.parse("event"),
                List.of("id"),
                Map.of("id", "$1"),
                Map.of());

        assertThat(projection.partition(question(7, "a").change())).isEqualTo(PartitionKey.of("event", "7"));
        assertThat(projection.partition(gone)).isEqualTo(PartitionKey.of("event", "$1"));
        assertThat(projection.reads(question(7, "a").change()))
                .containsExactly(DocumentKey.parse("event:7/page"), DocumentKey.parse("*/title:a"));
        assertThat(projection.reads(gone)).containsExactly(DocumentKey.parse("event:$1/page"));
    }

    @Test
    void aPartitionKeyIsNotMadeOfNull() {
        Change without = new Change(
                new LogPosition(7, 1), Kind.INSERT, TableName.parse("event"), List.of("id"), Map.of(), Map.of());

        assertThatThrownBy(() -> projection.partition(without))
                .isInstanceOf(WrongOperation.class)
                .hasMessage("the partition key event:{id} needs column id, which is NULL or was not sent; make it of"
                        + " columns of the table's key");
    }

    private FunctionProjection projection(String timeout) {
        List<String> problems = new ArrayList<>();
        FunctionProjection read = ViewFile.read(
                "events.view.yaml", """
                view: events
                version: 1
                function: lambda:events-view:live
                endpoint: http://127.0.0.1:%d
                timeout: %s
                retries: 1
                tables:
                  - table: event
                    columns: [id, title]
                    partition: "event:{id}"
                    reads: ["event:{id}/page", "*/title:{title}"]
                """.formatted(platform.getAddress().getPort(), timeout), problems);
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(read);
    }

    private static Question question(int event, String title) {
        return new Question(
                new Change(
                        new LogPosition(7, event),
                        Kind.INSERT,
                        TableName.parse("event"),
                        List.of("id"),
                        Map.of(),
                        ordered("id", String.valueOf(event), "title", title)),
                Map.of());
    }

    private static Map<String, @Nullable String> ordered(String... fields) {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return map;
    }

    /// What the platform does.
    private interface Does {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void answers(Does does) {
        platform.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                does.answer(exchange);
            }
        });
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
