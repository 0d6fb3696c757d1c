package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The doctor asks over the wire, as requests would go, and only reads.
class DoctorTests {
    private static final String AS_OF = "\\\"7c1f00aa\\\";pos=\\\"900\\\"";
    private static final String ANSWER =
            "{\"statusCode\":200,\"headers\":{\"banyan-as-of\":\"" + AS_OF + "\"},\"body\":\"{}\"}";
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    private final StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
    private final StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));
    private final List<Gateway> gateways = new ArrayList<>();

    @AfterEach
    void stop() {
        gateways.forEach(Gateway::close);
        legacy.close();
        modern.close();
    }

    private JsonNode examined(UnaryOperator<GroupText> group, String body) {
        String text = group.apply(GroupText.of("events").line("weight: 100%"))
                .route("event-list", "/events")
                .route("event", "/events/{id}")
                .yaml();
        Gateway gateway =
                GatewaySetup.facing(legacy.url()).group("events", text).start();
        gateways.add(gateway);
        Operator.Reply reply = Operator.of(gateway).send("POST", "/api/v1/groups/events/doctor", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode function(String... lines) {
        String lambda = "lambda: { endpoint: \"" + modern.url() + "\"" + String.join("", lines) + " }";
        return examined(group -> group.modern("lambda:events-page:live", lambda).line("freshness: {}"), "{}");
    }

    private static String last(JsonNode report, String member) {
        JsonNode findings = report.path("findings");
        return findings.path(findings.size() - 1).path(member).asString("");
    }

    /// A platform with the function, until something is planted.
    private static Behaviour platform(UnaryOperator<Told> planted) {
        return Behaviours.answers(request -> planted.apply(Told.of(request)).answer());
    }

    /// @param answer the whole of it
    private record Told(boolean dryRun, boolean qualified, boolean configuration, String answer) {
        static Told of(ReceivedRequest request) {
            boolean dryRun = request.header("X-Amz-Invocation-Type").orElse("").equals("DryRun");
            boolean configuration = request.target().contains("/configuration");
            String answer = dryRun
                    ? NO_CONTENT
                    : Behaviours.ok("Content-Type: application/json\r\n", configuration ? "{\"Timeout\":1}" : ANSWER);
            return new Told(dryRun, request.target().endsWith("?Qualifier=live"), configuration, answer);
        }

        boolean isRead() {
            return !dryRun && !configuration;
        }

        Told with(String other) {
            return new Told(dryRun, qualified, configuration, other);
        }
    }

    private static String refused(int status, String type, String message, String... lines) {
        String json = "{\"message\":\"" + message + "\"}";
        return "HTTP/1.1 " + status + " No\r\nx-amzn-errortype: " + type + "\r\n" + String.join("", lines)
                + "Content-Length: " + json.length() + "\r\n\r\n" + json;
    }

    @Test
    void findsNothingWrongWithAFunctionThatIsWell() {
        modern.now(platform(told -> told));

        JsonNode report = function();

        assertThat(report.path("well").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("findings").valueStream().map(one -> one.path("question")
                        .asString("")))
                .containsExactly("connection", "credentials", "call", "read", "limit", "freshness");
        assertThat(modern.requests())
                .extracting(ReceivedRequest::target)
                .filteredOn(target -> !target.startsWith("/banyan/")) // the catalogue asks what a host runs
                .containsExactly(
                        "/2015-03-31/functions/events-page/invocations?Qualifier=live",
                        "/2015-03-31/functions/events-page/invocations?Qualifier=live",
                        "/2015-03-31/functions/events-page/configuration?Qualifier=live");
        assertThat(modern.requests())
                .anySatisfy(request ->
                        assertThat(request.body().text()).contains("\"rawPath\":\"/events\"", "banyan-doctor"));
        assertThat(legacy.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, ExpiredTokenException, The security token is expired, expired-credentials",
        "403, UnrecognizedClientException, The security token is invalid, wrong-credentials",
        "403, InvalidSignatureException, Signature expired: now earlier, clock-off",
        "403, AccessDeniedException, not authorized, not-allowed",
        "404, ResourceNotFoundException, Function not found, no-such-function",
        "429, TooManyRequestsException, Rate Exceeded, throttled",
        "400, InvalidParameterValueException, Add a valid tenant ID, tenant-missing",
        "500, ServiceException, An error occurred, platform-fails"
    })
    void namesWhatAPlatformRefusesACallFor(int status, String type, String message, String fault) {
        modern.now(platform(told -> told.dryRun() ? told.with(refused(status, type, message)) : told));

        JsonNode report = function();

        assertThat(last(report, "fault")).as(report.toString()).isEqualTo(fault);
        assertThat(last(report, "question")).isEqualTo("call");
        assertThat(last(report, "remedy")).isNotEmpty();
    }

    @Test
    void namesTheClockByThePlatformsDate() {
        String date = "Date: Fri, 01 Jan 2021 00:00:00 GMT\r\n";
        modern.now(platform(told -> told.with(refused(403, "AccessDeniedException", "no", date))));

        assertThat(last(function(), "says")).matches("this machine's clock is [0-9]+ min ahead of its platform's, .*");
    }

    @Test
    void asksAgainWithoutAnAliasThatIsNotThere() {
        modern.now(platform(told -> told.dryRun() && told.qualified()
                ? told.with(refused(404, "ResourceNotFoundException", "Function not found"))
                : told));

        JsonNode report = function();

        assertThat(last(report, "fault")).isEqualTo("no-such-alias");
        assertThat(last(report, "remedy")).startsWith("publish the alias: ./banyan functions alias events-page live");
    }

    @Test
    void namesAFunctionThatFailsWithoutItsMessage() {
        String error = "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"of a member's mail\"}";
        modern.now(platform(
                told -> told.isRead() ? told.with(Behaviours.ok("X-Amz-Function-Error: Unhandled\r\n", error)) : told));

        JsonNode report = function();

        assertThat(last(report, "fault")).isEqualTo("function-fails");
        assertThat(report.toString()).contains("Runtime.ExitError").doesNotContain("mail");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"statusCode\":200}\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000hello', streams",
        "<html>, bad-answer",
        "'{\"statusCode\":200,\"body\":\"{}\"}', no-as-of",
        "'{\"statusCode\":200,\"headers\":{\"banyan-as-of\":\"today\"}}', bad-as-of",
        "'{\"statusCode\":404}', bad-status"
    })
    void namesWhatIsWrongWithAnAnswer(String payload, String fault) {
        modern.now(platform(told -> told.isRead() ? told.with(Behaviours.ok("", payload)) : told));

        assertThat(last(function(), "fault")).isEqualTo(fault);
    }

    @Test
    void namesALateAnswer() {
        modern.now(exchange -> {
            exchange.readBody();
            Told told = Told.of(exchange.request());
            if (told.isRead()) {
                exchange.pause(Duration.ofMillis(1_200));
            }
            exchange.send(told.answer());
        });

        assertThat(last(function(), "fault")).isEqualTo("late");
    }

    @Test
    void namesAFunctionThatRunsOnForNobody() {
        modern.now(platform(told -> told.configuration() ? told.with(Behaviours.ok("", "{\"Timeout\":30}")) : told));

        JsonNode report = function();

        assertThat(last(report, "says")).isEqualTo("events-page:live may run for 30s, and LEGACY answers after 1s");
    }

    @Test
    void namesAPlatformThatNeverAnswersAndEndsInTime() {
        modern.now(Behaviours.hangs());
        long begun = System.nanoTime();

        assertThat(last(function(), "fault")).isEqualTo("no-answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void namesWhoRefusesConnections() {
        modern.kill();

        JsonNode report = function();

        assertThat(last(report, "fault")).isEqualTo("refused");
        assertThat(last(report, "says")).isEqualTo(modern.authority() + " refuses connections");
    }

    @Test
    void namesANameThatLeadsNowhere() {
        JsonNode report = examined(group -> group.modern("http://nowhere.invalid:8080"), "{}");

        assertThat(last(report, "fault")).isEqualTo("name-unknown");
    }

    @Test
    void namesWhoSpeaksNoTls() {
        modern.now(Behaviours.answers("HTTP/1.1 400 Bad Request\r\n\r\n"));
        JsonNode report = examined(group -> group.modern("https://localhost:" + modern.port()), "{}");

        assertThat(last(report, "fault")).isEqualTo("tls");
        assertThat(last(report, "says")).endsWith("it does not answer the handshake in time; does it speak TLS?");
        assertThat(last(report, "remedy")).contains("write http:// in modern.url");
    }

    @Test
    void namesACertificateOfAnotherName(@TempDir Path folder) {
        TlsIdentity inner = TlsIdentity.of("events.internal", folder);
        try (StubUpstream secure = StubUpstream.withTls(inner, Behaviours.says("modern"))) {
            JsonNode report = examined(group -> group.modern("https://localhost:" + secure.port()), "{}");

            assertThat(last(report, "fault")).isEqualTo("tls");
            assertThat(last(report, "says")).contains("an unknown authority");
        }
    }

    @Test
    void showsASecretToItsPlatformAloneAndNamesTheHeaderWhereItIsNotAccepted(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("key"), "a-secret-key");
        modern.now(Behaviours.answers("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"));

        JsonNode report = examined(
                group -> group.modern(
                        modern.url(), "auth: { header: { name: x-functions-key, secret: \"file:" + token + "\" } }"),
                "{\"read\": \"/events/7\"}");

        assertThat(last(report, "fault")).isEqualTo("secret-refused");
        assertThat(modern.next().header("x-functions-key")).hasValue("a-secret-key");
        assertThat(report.toString()).doesNotContain("a-secret-key");
    }

    @Test
    void readsAPlainUpstreamThroughTheFiltersOfItsRoute() {
        modern.now(Behaviours.says("modern"));
        String text = GroupText.of("events")
                .modern(modern.url())
                .route("event", "/events/{id}", "filters: [\"PrefixPath=/v2\"]")
                .yaml();
        Gateway gateway =
                GatewaySetup.facing(legacy.url()).group("events", text).start();
        gateways.add(gateway);
        Operator operator = Operator.of(gateway);
        operator.kill("groups/events/kill");

        JsonNode report = operator.send("POST", "/api/v1/groups/events/doctor", "{\"read\":\"/events/7?a=1\"}")
                .json();

        assertThat(report.path("well").asBoolean()).as(report.toString()).isTrue();
        assertThat(modern.next().target()).isEqualTo("/v2/events/7?a=1");
    }
}
