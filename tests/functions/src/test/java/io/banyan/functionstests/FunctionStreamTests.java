package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions that stream, on the real host behind a gateway.
@SuppressWarnings("NullAway.Init")
class FunctionStreamTests {
    @TempDir
    private Path folder;

    private StubUpstream legacy;
    private FunctionHostProcess host;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        function("stream", """
                export const handler = awslambda.streamifyResponse(async (event, out) => {
                  const head = { statusCode: 201, headers: { 'X-Side': 'modern', 'Content-Type': 'text/plain' } };
                  const body = awslambda.HttpResponseStream.from(out, head);
                  for (const piece of ['one ', 'two ', event.rawPath]) body.write(piece);
                  body.end();
                });
                """);
        function("whole", "export const handler = async () => ({ statusCode: 200, body: 'no stream' });\n");
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        host = new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
        gateway = GatewaySetup.facing(legacy.url())
                .group("stream", group("stream"))
                .group("whole", group("whole"))
                .start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        host.close();
        legacy.close();
    }

    private void function(String name, String script) throws IOException {
        Path its = Files.createDirectories(folder.resolve("functions").resolve(name));
        Files.writeString(its.resolve("index.mjs"), script);
        Files.writeString(its.resolve("function.yaml"), """
                name: %s
                group: %s
                owner: team-events
                contact: "#events"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                timeout: 10s
                """.formatted(name, name));
    }

    private String group(String name) {
        return GroupText.of(name)
                .modern("lambda:" + name, "timeout: 10s")
                .modernLine("lambda: { mode: streamed, endpoint: \"" + host.url() + "\" }")
                .weight("100%")
                .route(name, "/" + name + "/{id}")
                .yaml();
    }

    @Test
    void headAndPiecesReachTheClient() {
        var answer = gateway.get("/stream/7");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("X-Side")).contains("modern");
        assertThat(answer.header("Content-Type")).contains("text/plain");
        assertThat(answer.text()).isEqualTo("one two /stream/7");
    }

    @Test
    void legacyAnswersForAFunctionThatDoesNotStream() {
        assertThat(gateway.get("/whole/7").text()).isEqualTo("legacy");
    }
}
