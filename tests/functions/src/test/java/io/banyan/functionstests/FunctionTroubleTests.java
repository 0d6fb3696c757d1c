package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers of a group whose MODERN is a function on the real host, while that function is killed, throttled, hung,
/// broken: LEGACY answers what it cannot, no reader sees an error, and each time the function comes back.
@SuppressWarnings("NullAway.Init")
class FunctionTroubleTests {
    private static final int PER_SECOND = 50;
    /// In each trouble, and as many after it.
    private static final int READS = FullNumbers.pick(50, 850);

    /// After so many reads, what is done again and again in a trouble is done again.
    private static final int AGAIN = 25;
    private static final int MEMBERS = 100;
    private static final int CONCURRENCY = 16;
    /// The load keeps connections that it needed once, and takes one that was closed meanwhile for an error.
    private static final String LONGER_THAN_THE_LOAD = "1h";

    /// A throttle leaves 1 % of the clients; their share doubles every five seconds.
    private static final Duration COMES_BACK = Duration.ofSeconds(90);
    /// A slow answer takes three times as long as the pause between two reads, so that some are always under way.
    private static final String SCRIPT = """
            import { readFileSync } from 'node:fs';

            const after = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
            const page = ({ rawPath }) => ({ statusCode: 200, headers: { 'X-Side': `modern ${rawPath}` }, body: rawPath });
            const modes = {
              well: async (event) => page(event),
              slow: async (event) => { await after(60); return page(event); },
              hang: () => after(3_600_000),
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
    private Load load;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("functions/trouble"));
        Files.writeString(folder.resolve("functions/trouble/index.mjs"), SCRIPT);
        mode("well");
        concurrency(CONCURRENCY);
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        host = new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
        gateway = GatewaySetup.facing(legacy.url())
                .option("--keep-alive", LONGER_THAN_THE_LOAD)
                .group(
                        "events",
                        GroupText.of("events")
                                .modern("lambda:trouble", "timeout: 500ms", "breaker: { open: 100ms }")
                                .modernLine("lambda: { endpoint: \"" + host.url() + "\" }")
                                .weight("100%")
                                .line("sticky: [header:X-Member-Id]")
                                .route("event", "/events/{id}")
                                .yaml())
                .start();
        load = Load.start(
                gateway.port(),
                PER_SECOND,
                number -> Requests.get("/events/" + number, "X-Member-Id: m" + number % MEMBERS));
    }

    @AfterEach
    void stop() {
        load.close();
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

    private record Trouble(String name, Step begin, Step again) {
        Trouble(String name, Step begin) {
            this(name, begin, () -> {});
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    @Test
    void noReaderSeesAnError() throws IOException {
        AtomicInteger kills = new AtomicInteger();
        List<Trouble> troubles = List.of(
                new Trouble("processes killed", () -> mode("slow"), () -> kills.addAndGet(kill())),
                new Trouble("throttled", this::throttle),
                new Trouble("hung", () -> mode("hang")),
                new Trouble("garbage", () -> mode("garbage")),
                new Trouble("a handler that throws", () -> mode("fail")),
                new Trouble("processes that exit", () -> mode("exit")));
        Measured measured = Measured.as("function-trouble");
        comesBack();
        for (Trouble trouble : troubles) {
            Seen during = during(trouble);
            comesBack();
            Seen after = after();

            assertThat(during.legacy()).as(trouble.name()).isPositive();
            assertThat(after.modern()).as("after: " + trouble.name()).isPositive();
            measured.figure(trouble.name(), during).figure("after it: " + trouble.name(), after);
        }

        List<Shot> all = load.stop();
        assertThat(all).allMatch(shot -> shot.ok() && (isLegacy(shot) || isModern(shot)));
        assertThat(kills.get()).isPositive();
        measured.figure("kill -9", kills.get())
                .figure("all", Seen.of(all))
                .figure("errors for readers", 0)
                .append();
    }

    private void throttle() throws IOException {
        mode("slow");
        take(1);
    }

    private Seen during(Trouble trouble) throws IOException {
        trouble.begin().run();
        long since = System.nanoTime();
        for (int reads = 0; reads < READS; reads += AGAIN) {
            trouble.again().run();
            load.awaitMore(AGAIN);
        }
        return seen(since);
    }

    private Seen after() {
        long since = System.nanoTime();
        load.awaitMore(READS);
        return seen(since);
    }

    /// The function is well, and answers all members again.
    private void comesBack() throws IOException {
        mode("well");
        take(CONCURRENCY);
        long since = System.nanoTime();
        Await.until("the function answers", COMES_BACK, () -> {
            List<Shot> shots = since(since);
            List<Shot> last = shots.subList(Math.max(0, shots.size() - MEMBERS), shots.size());
            return last.size() == MEMBERS && last.stream().allMatch(FunctionTroubleTests::isModern);
        });
    }

    private int kill() {
        List<ProcessHandle> all = host.environments();
        all.forEach(ProcessHandle::destroyForcibly);
        return all.size();
    }

    private List<Shot> since(long moment) {
        return load.soFar().stream().filter(shot -> shot.sent() > moment).toList();
    }

    private Seen seen(long since) {
        return Seen.of(since(since));
    }

    private static boolean isLegacy(Shot shot) {
        return shot.side().equals("legacy");
    }

    /// Its own answer, and no other reader's.
    private static boolean isModern(Shot shot) {
        return shot.side().equals("modern /events/" + shot.number());
    }

    /// What readers got.
    private record Seen(int reads, int modern, int legacy, long p50, long p99) {
        static Seen of(List<Shot> shots) {
            long[] millis = shots.stream().mapToLong(Shot::millis).sorted().toArray();
            return new Seen(
                    shots.size(),
                    (int) shots.stream().filter(FunctionTroubleTests::isModern).count(),
                    (int) shots.stream().filter(FunctionTroubleTests::isLegacy).count(),
                    millis[millis.length / 2],
                    millis[millis.length * 99 / 100]);
        }

        @Override
        public String toString() {
            return "%d reads, %d by the function, %d by LEGACY; p50 %d ms, p99 %d ms"
                    .formatted(reads, modern, legacy, p50, p99);
        }
    }
}
