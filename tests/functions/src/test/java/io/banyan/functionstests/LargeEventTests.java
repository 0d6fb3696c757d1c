package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read whose event would be above 6 MB.
class LargeEventTests {
    /// An event has cookies twice: as a header, and as a list.
    private static final int FITS = 2 << 20;

    private static final int DOES_NOT = 3_200_000;

    @Test
    void isAnsweredByLegacyAndOneBelowByTheFunction(@TempDir Path folder) throws IOException {
        function(folder.resolve("functions/one"));
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                FunctionHostProcess host =
                        new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
                Gateway gateway = GatewaySetup.facing(legacy.url())
                        .option("--limit-head", "4MB")
                        .group(
                                "events",
                                GroupText.of("events")
                                        .modern("lambda:one", "timeout: 10s")
                                        .modernLine("lambda: { endpoint: \"" + host.url() + "\" }")
                                        .weight("100%")
                                        .route("event", "/events/{id}")
                                        .yaml())
                        .start()) {
            RawAnswer small = gateway.get("/events/7", cookie(FITS));
            RawAnswer large = gateway.get("/events/7", cookie(DOES_NOT));

            assertThat(small.header("X-Side")).as(small.text()).contains("modern");
            assertThat(small.text()).isEqualTo(String.valueOf(FITS));
            assertThat(large.header("X-Side")).as(large.text()).contains("legacy");
            assertThat(gateway.admin().get("/actuator/prometheus").text())
                    .containsPattern("banyan_requests_total\\{[^}]*outcome=\"not-tried:unrepresentable\"[^}]*} 1\\.0");
        }
    }

    private static String cookie(int bytes) {
        return "Cookie: a=" + "x".repeat(bytes - 2);
    }

    private static void function(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.mjs"), """
                export const handler = async ({ cookies }) =>
                  ({ statusCode: 200, headers: { 'X-Side': 'modern' }, body: `${cookies[0].length}` });
                """);
        Files.writeString(folder.resolve("function.yaml"), """
                name: one
                group: events
                owner: team-events
                contact: "#events"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                timeout: 10s
                """);
    }
}
