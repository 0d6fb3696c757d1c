package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Load;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A gateway with too few open files or too little direct memory serves whom it can, says which limit to raise, and is
/// well again when it is. With `./banyan test --full` only: it takes a minute.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "takes a minute")
class ProcessLimitTests {
    private static final Duration SOON = Duration.ofSeconds(30);

    @AutoClose
    private final StubUpstream upstream = StubUpstream.that(Behaviours.says("answer"));

    /// The limit is set once it runs: a JVM opens more while it starts.
    @Test
    void aHundredDescriptorsServeWhomTheyCan() throws Exception {
        try (GatewayProcess gateway = setup().startProcess()) {
            Operator operator = Operator.of(gateway);
            assertThat(operator.get("/api/v1/status").status()).isEqualTo(200);
            long used = open(gateway.pid());
            limit(gateway.pid(), Math.max(100, used + 30));
            List<RawClient> waiting = new ArrayList<>();
            try (Load load = Load.start(gateway.port(), 40, number -> Requests.get("/events/" + number))) {
                for (int i = 0; i < 200; i++) {
                    waiting.add(RawClient.connect(gateway.port()));
                }
                load.awaitMore(400);
                assertThat(load.stop()).allMatch(Shot::ok);
            }
            assertThat(lines(gateway, "open files are this process's limit")).isEqualTo(1);
            assertThat(gateway.output()).doesNotContain("\tat ");
            waiting.forEach(RawClient::close);
            limit(gateway.pid(), 10_000);
            Await.until("all is well again", SOON, () -> operator.status("/warnings/0")
                    .isEmpty());
            try (Load load = Load.start(gateway.port(), 40, number -> Requests.get("/events/" + number))) {
                load.awaitMore(100);
                assertThat(load.stop()).allMatch(Shot::ok);
            }
        }
    }

    private static long lines(GatewayProcess gateway, String text) {
        return gateway.output().lines().filter(line -> line.contains(text)).count();
    }

    private static long open(long pid) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return all.count();
        }
    }

    private static void limit(long pid, long files) throws IOException, InterruptedException {
        Process set =
                new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--nofile=" + files + ":20000").start();
        assertThat(set.waitFor()).isZero();
    }

    private GatewaySetup setup() {
        return GatewaySetup.facing(upstream.url())
                .group(
                        "events",
                        GroupText.of("events")
                                .modern(upstream.url())
                                .weight("50%")
                                .route("event-page", "/events/{id}")
                                .yaml());
    }
}
