package io.banyan.blackbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Measured;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten minutes of mixed traffic (`./banyan test --full soak`), a few seconds in every build: heap, direct memory,
/// file descriptors and threads stay flat. Traffic stops for each sample, so that what is left is what is kept.
class SoakTests {
    private static final Duration SPELL = Duration.ofMillis(FullNumbers.pick(700, 20_000));
    private static final int SAMPLES = FullNumbers.pick(3, 30);
    private static final int CLIENTS = 12;

    @AutoClose
    private final StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private final StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));

    @Test
    @Timeout(1_500)
    void keepsNothingOfWhatPassed() {
        String events = TwoSides.events(modern, group -> MixedTraffic.routes(group.weight("50%")));
        GatewaySetup setup = GatewaySetup.facing(legacy.url()).group("events", events);
        // Netty then takes its memory as buffers that the JVM counts, and the heap is resident from the start: what
        // grows
        // is not the heap's choice of its own size.
        try (GatewayProcess gateway =
                setup.startProcess("-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch", "-Dio.netty.maxDirectMemory=0")) {
            MixedTraffic traffic = new MixedTraffic(new TwoSides(legacy, modern, gateway));
            List<Sample> samples = new ArrayList<>();
            for (int number = 0; number < SAMPLES; number++) {
                spell(traffic, number);
                samples.add(Sample.of(gateway));
                System.out.println(samples.getLast());
                legacy.forget();
                modern.forget();
            }

            assertThat(traffic.wrong()).isEmpty();
            Measured measured = Measured.as("soak")
                    .figure("clients at once", CLIENTS)
                    .figure("spells of traffic, each of " + SPELL, SAMPLES)
                    .figure("visits of clients", traffic.visits());
            Trend.all().forEach(trend -> trend.check(samples, measured));
            measured.append();
        }
    }

    private static void spell(MixedTraffic traffic, int number) {
        long end = System.nanoTime() + SPELL.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        traffic.visit();
                    }
                }));
            }
            running.add(clients.submit(() -> traffic.operate(number)));
            running.forEach(one -> Await.result("a spell of traffic", SPELL.plusSeconds(60), one));
        }
    }
}
