package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvokeClientTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final FunctionName VIEW = FunctionName.of("view:live");
    private static final byte[] EVENT = bytes("{\"a\":\"é\"}");

    /// What the platform was asked.
    @SuppressWarnings("ArrayRecordComponent")
    private record Asked(String target, Headers headers, byte[] body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer platform;
    private URI endpoint;

    @BeforeEach
    void open() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.setExecutor(threads);
        platform.start();
        endpoint = URI.create("http://127.0.0.1:" + platform.getAddress().getPort() + "/");
    }

    @AfterEach
    void close() {
        end.countDown();
        platform.stop(0);
        threads.shutdownNow();
    }

    @Test
    void invokesAndHasTheAnswer() throws IOException, InterruptedException {
        answers(200, "{\"statusCode\":200}", Map.of("X-Amz-Executed-Version", "7"));

        InvokeResult result = invoked();

        assertThat(result.isAnswered()).isTrue();
        assertThat(text(result.payload())).isEqualTo("{\"statusCode\":200}");
        assertThat(result.executedVersion()).isEqualTo("7");
        assertThat(asked().target()).isEqualTo("/2015-03-31/functions/view/invocations?Qualifier=live");
        assertThat(asked().body()).isEqualTo(EVENT);
        assertThat(asked().headers()).doesNotContainKeys("Authorization", "X-amz-log-type");
    }

    /// Kong 2676: the header's name has no `Lambda` in it, its presence counts, and the status is 200.
    @Test
    void bug11AFunctionThatFailedIsToldByItsHeader() throws IOException, InterruptedException {
        answers(200, "{\"errorMessage\":\"x\"}", Map.of("X-Amz-Function-Error", "Whatever"));

        InvokeResult result = invoked();

        assertThat(result.isAnswered()).isFalse();
        assertThat(result.functionError()).isEqualTo("Whatever");
        assertThat(result.fault()).isNull();
    }

    @Test
    void aThrottleSaysHowLongToWait() throws IOException, InterruptedException {
        answers(429, "{}", Map.of("x-amzn-errortype", "TooManyRequestsException", "Retry-After", "3"));

        InvokeResult result = invoked();

        assertThat(result.fault()).isEqualTo(InvokeFault.THROTTLED);
        assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aClockThatIsOffIsToldFromAWrongKey() throws IOException, InterruptedException {
        answers(
                403,
                "{\"message\":\"Signature expired: 20261129T080000Z is now earlier than 20261129T082500Z\"}",
                Map.of("x-amzn-errortype", "InvalidSignatureException"));

        assertThat(invoked().fault()).isEqualTo(InvokeFault.CLOCK_OFF);
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException, InterruptedException {
        answers(302, "", Map.of("Location", "/elsewhere"));

        assertThat(invoked().fault()).isEqualTo(InvokeFault.FAILED);
    }

    @Test
    void signsWhatItSends() throws IOException, InterruptedException, Unrepresentable {
        AwsIdentity who = new AwsIdentity("AKIDEXAMPLE", "secret", "token", null);
        answers(200, "{}", Map.of());

        try (InvokeClient client = InvokeClient.signing(endpoint, "eu-west-1", () -> who)) {
            client.invoke(VIEW, EVENT, LONG);
        }

        Headers headers = asked().headers();
        Instant when = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(headers.getFirst("X-Amz-Date"), Instant::from);
        SignAsk ask = new SignAsk("POST", headers.getFirst("Host"), asked().target(), List.of(), asked().body());
        assertThat(headers.getFirst("Authorization"))
                .endsWith(ReferenceSignature.of(
                        new Signer("lambda", "eu-west-1"),
                        ask,
                        "/2015-03-31/functions/view/invocations",
                        "Qualifier=live",
                        who,
                        when));
    }

    @Test
    void saysWhyItCannotSign() {
        try (InvokeClient client =
                InvokeClient.signing(endpoint, "eu-west-1", () -> new Identity.Missing("no credentials"))) {
            assertThatThrownBy(() -> client.invoke(VIEW, EVENT, LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no credentials");
        }
    }

    @Test
    void showsATokenAndAsksForTheLog() throws IOException, InterruptedException {
        answers(200, "{}", Map.of("X-Amz-Log-Result", "bG9n"));

        try (InvokeClient client = InvokeClient.bearing(endpoint, "of-the-host")) {
            assertThat(client.invokeWithLog(VIEW, EVENT, LONG).logResult()).isEqualTo("bG9n");
        }

        assertThat(asked().headers().getFirst("Authorization")).isEqualTo("Bearer of-the-host");
        assertThat(asked().headers().getFirst("X-Amz-Log-Type")).isEqualTo("Tail");
    }

    @Test
    void waitsNoLongerThanItMayAlsoForTheLastByte() {
        platform.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            untilTheEnd();
        });

        try (InvokeClient client = InvokeClient.plain(endpoint)) {
            assertThatThrownBy(() -> client.invoke(VIEW, EVENT, Duration.ofMillis(200)))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessage("the function did not answer within 200 ms");
        }
    }

    @Test
    void takesNoAnswerThatThePlatformWouldNotGive() {
        answers(200, "x".repeat(8 * 1024 * 1024), Map.of());

        try (InvokeClient client = InvokeClient.plain(endpoint)) {
            assertThatThrownBy(() -> client.invoke(VIEW, EVENT, LONG)).isInstanceOf(IOException.class);
        }
    }

    private InvokeResult invoked() throws IOException, InterruptedException {
        try (InvokeClient client = InvokeClient.plain(endpoint)) {
            return client.invoke(VIEW, EVENT, LONG);
        }
    }

    private Asked asked() {
        return Objects.requireNonNull(asked.get());
    }

    private void answers(int status, String body, Map<String, String> headers) {
        platform.createContext("/", exchange -> answer(exchange, status, bytes(body), headers));
    }

    private void answer(HttpExchange exchange, int status, byte[] body, Map<String, String> headers)
            throws IOException {
        try (exchange) {
            asked.set(new Asked(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
