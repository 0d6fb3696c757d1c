package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers of a group whose MODERN is a function on the real host, while that function is killed, throttled, hung,
/// broken: LEGACY answers what it cannot, and no reader sees an error.
@SuppressWarnings("NullAway.Init")
class FunctionTroubleTests {
    private static final int READS = FullNumbers.pick(500, 10_000);
    private static final int CLIENTS = 8;
    private static final int PAUSE_NANOS = 20_000_000;
    /// A throttle leaves 1 % of the clients; their share doubles every five seconds.
    private static final Duration COMES_BACK = Duration.ofSeconds(90);
    private static final String SCRIPT = """
            import { readFileSync } from 'node:fs';

            const modes = {
              well: async (event) => ({ statusCode: 200, headers: { 'X-Side': 'modern' }, body: event.rawPath }),
              hang: () => new Promise((resolve) => setTimeout(resolve, 3_600_000)),
              garbage: async () => ({ statusCode: 'two hundred', body: 7 }),
              fail: async () => { throw new Error('as asked'); },
              exit: async () => process.exit(3),
            };

            export const handler = (event) => modes[readFileSync(process.env.MODE, 'utf8')](event);
            """;

    @TempDir
    private Path folder;

    private StubUpstream legacy;
    private FunctionHostProcess host;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("functions/trouble"));
        Files.writeString(folder.resolve("functions/trouble/index.mjs"), SCRIPT);
        mode("well");
        concurrency(CLIENTS);
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        host = new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
        gateway = GatewaySetup.facing(legacy.url())
                .group(
                        "events",
                        GroupText.of("events")
                                .modern("lambda:trouble", "timeout: 300ms", "breaker: { open: 100ms }")
                                .modernLine("lambda: { endpoint: \"" + host.url() + "\" }")
                                .weight("100%")
                                .route("event", "/events/{id}")
                                .yaml())
                .start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        host.close();
        legacy.close();
    }

    /// Written beside and moved, since a function may be reading it.
    private void mode(String mode) throws IOException {
        Path next = Files.writeString(folder.resolve("mode.next"), mode);
        Files.move(next, folder.resolve("mode"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void concurrency(int most) throws IOException {
        Files.writeString(
                folder.resolve("functions/trouble/function.yaml"), """
                name: trouble
                group: events
                owner: team-events
                contact: "#events"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                timeout: 1s
                concurrency: %d
                environment: { MODE: %s }
                """.formatted(most, folder.resolve("mode")));
    }

    /// As `concurrency`, and the host has taken it over.
    private void take(int most) throws IOException {
        concurrency(most);
        Await.until("the host has taken it over", () -> host.list().contains("\"concurrency\":" + most + ","));
    }

    private record Trouble(String name, Step begin, Step again) {}

    private interface Step {
        void run() throws IOException;
    }

    @Test
    void noReaderSeesAnError() throws Exception {
        Step nothing = () -> {};
        AtomicInteger kills = new AtomicInteger();
        List<Trouble> troubles = List.of(
                new Trouble("nothing", nothing, nothing),
                new Trouble("processes killed", nothing, () -> kills.addAndGet(kill())),
                new Trouble("throttled", () -> take(1), nothing),
                new Trouble("hung", () -> mode("hang"), nothing),
                new Trouble("garbage", () -> mode("garbage"), nothing),
                new Trouble("errors", () -> mode("fail"), nothing),
                new Trouble("processes that exit", () -> mode("exit"), nothing));
        Measured measured = Measured.as("function-trouble");
        for (Trouble trouble : troubles) {
            comesBack();
            trouble.begin().run();
            Seen seen = read(READS / troubles.size() + 1, trouble.again());
            assertThat(seen.errors()).as(trouble.name()).isEmpty();
            if (trouble.begin() != nothing) {
                assertThat(seen.legacy()).as(trouble.name()).isPositive();
            }
            measured.figure(
                    trouble.name(),
                    "%d reads, %d by the function, %d by LEGACY, no error"
                            .formatted(seen.modern() + seen.legacy(), seen.modern(), seen.legacy()));
        }
        comesBack();

        assertThat(kills.get()).isPositive();
        measured.figure("kill -9", kills.get()).append();
    }

    /// The function is well, and MODERN answers again.
    private void comesBack() throws IOException {
        mode("well");
        take(CLIENTS);
        Await.until(
                "the function answers",
                COMES_BACK,
                () -> gateway.get("/events/0").header("X-Side").orElse("").equals("modern"));
    }

    private int kill() {
        List<ProcessHandle> all = host.environments();
        all.forEach(ProcessHandle::destroyForcibly);
        return all.size();
    }

    /// What readers got.
    ///
    /// @param errors answers that are none of either side's
    private record Seen(int modern, int legacy, List<String> errors) {}

    /// @param again what is done every 20 ms meanwhile
    private Seen read(int reads, Step again) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var trouble = threads.submit(() -> {
                for (long next = System.nanoTime(); !over.get(); next += PAUSE_NANOS) {
                    again.run();
                    Await.untilNanoTime(next);
                }
                return null;
            });
            AtomicInteger left = new AtomicInteger(reads);
            List<Callable<Seen>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(() -> reader(left));
            }
            Seen all = new Seen(0, 0, List.of());
            for (var seen : threads.invokeAll(clients)) {
                all = sum(all, seen.get());
            }
            over.set(true);
            trouble.get();
            return all;
        }
    }

    private static Seen sum(Seen one, Seen other) {
        List<String> errors = new ArrayList<>(one.errors());
        errors.addAll(other.errors());
        return new Seen(one.modern() + other.modern(), one.legacy() + other.legacy(), errors);
    }

    private Seen reader(AtomicInteger left) {
        int modern = 0;
        int fromLegacy = 0;
        List<String> errors = new ArrayList<>();
        try (RawClient client = gateway.connect()) {
            for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
                String target = "/events/" + n;
                RawAnswer answer = client.exchange(Requests.get(target));
                String side = answer.header("X-Side").orElse("");
                boolean isModern = side.equals("modern") && answer.text().equals(target);
                boolean isLegacy = side.equals("legacy") && answer.text().equals("legacy");
                if (answer.status() == 200 && isModern) {
                    modern++;
                } else if (answer.status() == 200 && isLegacy) {
                    fromLegacy++;
                } else {
                    errors.add(target + ": " + answer.status() + " of '" + side + "': " + answer.text());
                }
            }
        }
        return new Seen(modern, fromLegacy, errors);
    }
}
