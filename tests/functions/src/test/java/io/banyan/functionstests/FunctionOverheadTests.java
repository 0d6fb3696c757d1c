package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a warm function on the real host costs a read beside a plain upstream: event, signature's place, Invoke,
/// Runtime API, the process, and back. Measured in turn within one run; nothing is asserted of time.
class FunctionOverheadTests {
    private static final int READS = FullNumbers.pick(100, 5_000);
    private static final int WARM_UP = FullNumbers.pick(50, 3_000);

    @Test
    void ofTheWholeWayBesideAPlainUpstream(@TempDir Path folder) throws IOException {
        function(folder.resolve("functions/warm"));
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));
                FunctionHostProcess host =
                        new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
                Gateway gateway = GatewaySetup.facing(legacy.url())
                        .group("plain", group("plain").modern(modern.url()).yaml())
                        .group(
                                "warm",
                                group("warm")
                                        .modern("lambda:warm", "timeout: 10s")
                                        .modernLine("lambda: { endpoint: \"" + host.url() + "\" }")
                                        .yaml())
                        .start();
                RawClient client = gateway.connect()) {
            times(client, "plain", WARM_UP);
            times(client, "warm", WARM_UP);
            long[] plain = times(client, "plain", READS);
            long[] warm = times(client, "warm", READS);

            Measured.as("function-overhead")
                    .figure("reads of each, one after the other", READS)
                    .figure("plain upstream, p50 and p99 in µs", at(plain, 50) + ", " + at(plain, 99))
                    .figure("function on the host, p50 and p99 in µs", at(warm, 50) + ", " + at(warm, 99))
                    .figure("more at p50, in µs", at(warm, 50) - at(plain, 50))
                    .append();
        }
    }

    private static void function(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.mjs"), """
                export const handler = async () => ({ statusCode: 200, headers: { 'X-Side': 'modern' }, body: 'modern' });
                """);
        Files.writeString(folder.resolve("function.yaml"), """
                name: warm
                group: warm
                owner: team-events
                contact: "#events"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                timeout: 10s
                concurrency: 2
                """);
    }

    private static GroupText group(String name) {
        return GroupText.of(name).weight("100%").route(name, "/" + name + "/{id}");
    }

    private static long[] times(RawClient client, String group, int reads) {
        long[] nanos = new long[reads];
        for (int i = 0; i < reads; i++) {
            long begun = System.nanoTime();
            RawAnswer answer = client.exchange(Requests.get("/" + group + "/" + i));
            nanos[i] = System.nanoTime() - begun;
            assertThat(answer.header("X-Side")).as(answer.text()).contains("modern");
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static long at(long[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100] / 1_000;
    }
}
