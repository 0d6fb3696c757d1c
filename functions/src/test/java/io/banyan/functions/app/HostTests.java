package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A host as its clients see it, whatever runs the functions.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostTests {
    private static final String NODE = "runtime: nodejs\nhandler: index.handler\ntimeout: 20s\n";

    private Path folder;
    private HostUnderTest host;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        says("changing", "one");
        says("published", "one");
        write(
                "context",
                "async (event, context) => ({ client: context.clientContext, tenant: context.tenantId,"
                        + " trace: process.env._X_AMZN_TRACE_ID })");
        write("noted", "async (event) => { console.log('noted ' + event.n); }");
        write("broken", "async () => 1; throw new TypeError('not today')");
        HostUnderTest.write(folder, "exits", "runtime: provided\n");
        Kit.bootstrap(folder.resolve("functions/exits"), "#!/bin/sh\necho no key\nexit 7\n");
        host = HostUnderTest.start(folder);
    }

    @AfterAll
    void end() {
        host.close();
    }

    @Test
    void saysThatThereIsNoSuchFunction() {
        HttpResponse<byte[]> response = host.invoke("nobody", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(type(response)).isEqualTo("ResourceNotFoundException");
        assertThat(text(response))
                .contains(
                        "Function not found: arn:aws:lambda:eu-west-1:000000000000:function:nobody; this host has broken,"
                                + " changing, context, exits, noted, published");
    }

    @Test
    void saysThatANameIsNone() {
        HttpResponse<byte[]> response = host.invoke("no.body", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(type(response)).isEqualTo("InvalidParameterValueException");
    }

    @Test
    void takesAnArnForAName() {
        HttpResponse<byte[]> response =
                host.invoke("arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Acontext", "{}");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnEventThatIsNoJson() {
        assertThat(host.invoke("context", "{").statusCode()).isEqualTo(400);
        assertThat(type(host.invoke("context", "{} {}"))).isEqualTo("InvalidRequestContentException");
        assertThat(host.invoke("context", "").statusCode()).isEqualTo(200);
        assertThat(host.invoke("context", " 7 ").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnEventAboveSixMegabytes() {
        HttpResponse<byte[]> large = host.invoke("context", "\"" + "x".repeat(6 << 20) + "\"");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(type(large)).isEqualTo("RequestTooLargeException");

        assertThat(host.invoke("context", "\"" + "x".repeat((6 << 20) - 2) + "\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAnEventAboveAMegabyteThatNobodyWaitsFor() {
        assertThat(host.invoke("context", "\"" + "x".repeat(1 << 20) + "\"", "X-Amz-Invocation-Type", "Event")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void takesAnEventThatNobodyWaitsFor() {
        for (int n = 1; n <= 30; n++) {
            assertThat(host.invoke("noted", "{\"n\": " + n + "}", "X-Amz-Invocation-Type", "Event")
                            .statusCode())
                    .isEqualTo(202);
        }

        Until.holds(
                "all have run",
                () -> host.logs("noted")
                                .lines()
                                .filter(line -> line.contains("noted "))
                                .count()
                        == 30);
    }

    @Test
    void triesWithoutRunning() {
        HttpResponse<byte[]> response = host.invoke("noted", "{\"n\": 0}", "X-Amz-Invocation-Type", "DryRun");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(host.invoke("noted", "{}", "X-Amz-Invocation-Type", "Perhaps")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void handsOnWhatComesBesideTheEvent() {
        String client = Base64.getEncoder().encodeToString("{\"custom\": \"é\"}".getBytes(StandardCharsets.UTF_8));

        HttpResponse<byte[]> response = host.invoke(
                "context",
                "{}",
                "X-Amz-Client-Context",
                client,
                "X-Amz-Tenant-Id",
                "tenant-7",
                "X-Amzn-Trace-Id",
                "Root=1-67891233-abcdef012345678912345678");

        assertThat(text(response))
                .isEqualTo("{\"client\":{\"custom\":\"é\"},\"tenant\":\"tenant-7\","
                        + "\"trace\":\"Root=1-67891233-abcdef012345678912345678\"}");
        assertThat(host.invoke("context", "{}", "X-Amz-Client-Context", "%%%").statusCode())
                .isEqualTo(400);
    }

    @Test
    void servesVersionsAndAliasesBesideTheNewest() throws IOException {
        assertThat(host.ask("POST", "/banyan/v1/functions/published/versions", "")
                        .body())
                .contains("\"version\":\"1\"");
        assertThat(alias("live", "1").statusCode()).isEqualTo(200);
        says("published", "two");
        Until.holds("the newest is another", () -> says("published").equals("\"two\""));

        HttpResponse<byte[]> live = host.invoke("published:live", "{}");

        assertThat(text(live)).isEqualTo("\"one\"");
        assertThat(live.headers().firstValue("X-Amz-Executed-Version")).hasValue("1");
        assertThat(says("published:1")).isEqualTo("\"one\"");
        assertThat(text(host.invoke("published", "{}", "X-Amz-Log-Type", "None")))
                .isEqualTo("\"two\"");
        assertThat(host.invoke("published:9", "{}").statusCode()).isEqualTo(404);
        assertThat(host.invoke("published:old", "{}").statusCode()).isEqualTo(404);
        assertThat(alias("live", "9").statusCode()).isEqualTo(400);
    }

    @Test
    void takesOverAChangedFolder() throws IOException {
        assertThat(says("changing")).isEqualTo("\"one\"");
        says("changing", "two");

        Until.holds("it is served", () -> says("changing").equals("\"two\""));
        Until.holds("and nothing else", () -> host.count("changing", "invocations") > 0);
    }

    @Test
    void saysWhyAFunctionCannotBegin() {
        String answer = text(host.invoke("broken", "{}"));

        assertThat(answer).contains("\"errorType\":\"TypeError\"", "\"errorMessage\":\"not today\"");
        assertThat(host.ask("GET", "/banyan/v1/functions", "").body())
                .contains("broken/function.yaml:7: broken could not begin: ");
    }

    @Test
    void saysWhyABootstrapExits() {
        String answer = text(host.invoke("exits", "{}"));

        assertThat(answer).contains("Runtime.ExitError", "exit status 7");
        assertThat(host.ask("GET", "/banyan/v1/functions", "").body())
                .contains(
                        "exits/function.yaml:6: the process of exits ended (exit status 7) before it asked for its first"
                                + " event; its last words: no key; ./banyan functions logs exits shows all that it printed");
        assertThat(host.logs("exits")).contains("no key");
    }

    @Test
    void tellsWhatAFunctionMayUse() {
        HttpResponse<String> response =
                host.ask("GET", "/2015-03-31/functions/context/configuration?Qualifier=$LATEST", "");

        assertThat(response.body())
                .contains("\"FunctionName\":\"context\"", "\"Timeout\":20", "\"Version\":\"$LATEST\"");
        assertThat(response.headers().firstValue("Date")).isPresent();
        assertThat(host.ask("GET", "/2015-03-31/functions/context/configuration?Qualifier=old", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersNoPage() {
        assertThat(host.ask("GET", "/banyan/v1/functions", "", "Origin", "http://localhost")
                        .statusCode())
                .isEqualTo(403);
        assertThat(host.invoke("context", "{}", "Origin", "http://localhost").statusCode())
                .isEqualTo(403);
        assertThat(host.ask("GET", "/health", "").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void refusesASecondHostOnItsState() {
        assertThatThrownBy(() -> HostUnderTest.start(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("which another host of functions uses");
    }

    private HttpResponse<String> alias(String alias, String version) {
        String body = "{\"version\": \"" + version + "\"}";
        return host.ask("PUT", "/banyan/v1/functions/published/aliases/" + alias, body);
    }

    private String says(String function) {
        return text(host.invoke(function, "{}"));
    }

    private void says(String function, String word) throws IOException {
        write(function, "async () => '" + word + "'");
    }

    private void write(String name, String handler) throws IOException {
        Path function = HostUnderTest.write(folder, name, NODE);
        Files.writeString(function.resolve("index.mjs"), "export const handler = " + handler + ";\n");
    }

    private static String type(HttpResponse<byte[]> response) {
        return response.headers().firstValue("x-amzn-ErrorType").orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
