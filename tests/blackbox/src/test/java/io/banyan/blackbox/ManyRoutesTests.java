package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Ten thousand routes load quickly and cost a request nothing.
class ManyRoutesTests {
    private static final int FILES = 20;
    private static final int ROUTES_A_FILE = 500;
    /// 3 s to load and what the reload waits for further files; a usual run allows for a busy machine.
    private static final Duration BOUND = Duration.ofMillis(FullNumbers.pick(12_000, 4_000));

    private static final int SAMPLES = FullNumbers.pick(300, 10_000);

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    @AutoClose
    private static final Gateway FEW =
            GatewaySetup.facing(LEGACY.url()).group("group0", group(0, 1)).start();

    @AutoClose
    private static final Gateway MANY =
            GatewaySetup.facing(LEGACY.url()).group("group0", group(0, 1)).start();

    @Test
    void loadsThemQuicklyAndSlowsNoRequest() {
        long start = System.nanoTime();
        for (int file = 0; file < FILES; file++) {
            MANY.routes().replace("group" + file + ".yaml", group(file, ROUTES_A_FILE));
        }
        String last = target(FILES - 1, ROUTES_A_FILE - 1);
        Await.until(
                "the last route is served", BOUND, () -> MANY.get(last).text().equals("modern"));
        long loaded = System.nanoTime() - start;

        long[] medians = medianNanos(target(0, 0), last);
        long few = medians[0];
        long many = medians[1];
        double ratio = many / (double) few;

        Measured.as("many-routes")
                .figure("routes", FILES * ROUTES_A_FILE)
                .figure("written, loaded and serving after, ms", loaded / 1_000_000)
                .figure("median request with 1 route, µs", few / 1_000)
                .figure("median request with all, the last one, µs", many / 1_000)
                .figure("ratio", "%.2f".formatted(ratio))
                .append();
        assertThat(ratio).isLessThan(FullNumbers.on() ? 1.3 : 3.0);
    }

    /// Of few and of many routes, asked in turn.
    private static long[] medianNanos(String ofFew, String ofMany) {
        long[] few = new long[SAMPLES];
        long[] many = new long[SAMPLES];
        try (RawClient one = FEW.connect();
                RawClient other = MANY.connect()) {
            for (int i = -SAMPLES; i < SAMPLES; i++) {
                few[Math.max(i, 0)] = nanos(one, ofFew);
                many[Math.max(i, 0)] = nanos(other, ofMany);
            }
        }
        return new long[] {median(few), median(many)};
    }

    private static long nanos(RawClient client, String target) {
        long start = System.nanoTime();
        client.exchange(Requests.get(target));
        return System.nanoTime() - start;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static String target(int file, int route) {
        return "/group" + file + "/things-" + route + "/7/parts/8";
    }

    private static String group(int file, int routes) {
        GroupText text = GroupText.of("group" + file).modern(MODERN.url()).weight("100%");
        for (int route = 0; route < routes; route++) {
            String path = "/group" + file + "/things-" + route + "/{id}/parts/{part}";
            text.route("g" + file + "-r" + route, path);
        }
        return text.yaml();
    }
}
