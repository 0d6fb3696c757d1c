package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LegacyTimesTests {
    private static final long MILLI = 1_000_000;
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private final LegacyTimes times = new LegacyTimes();

    private void add(int count, long millisLong, long at) {
        for (int i = 0; i < count; i++) {
            times.add("event", millisLong * MILLI, at);
        }
    }

    @Test
    void sayNothingBeforeThereAreAHundred() {
        add(99, 10, 0);
        assertThat(times.p99("event", 0)).isEmpty();

        add(1, 10, 0);
        assertThat(times.p99("event", 0)).isNotEmpty();
        assertThat(times.p99("other", 0)).isEmpty();
    }

    @Test
    void haveTheTimeThatOneInAHundredExceeds() {
        add(980, 10, 0);
        add(20, 500, 0);

        assertThat((double) times.p99("event", 0).orElseThrow()).isCloseTo(500d * MILLI, within(8d * MILLI));
    }

    @Test
    void forgetWhatIsOlderThanAnHour() {
        add(200, 500, 0);
        add(200, 10, 3 * QUARTER);

        assertThat((double) times.p99("event", 3 * QUARTER).orElseThrow()).isGreaterThan(400d * MILLI);
        assertThat((double) times.p99("event", 4 * QUARTER).orElseThrow()).isCloseTo(10d * MILLI, within(MILLI / 5d));
        assertThat(times.p99("event", 7 * QUARTER)).isEmpty();
    }

    @Test
    void takeAnythingForATime() {
        add(100, Duration.ofDays(1).toMillis(), 0);
        times.add("event", -5, 0);

        assertThat(times.p99("event", 0)).isNotEmpty();
    }

    @Test
    void holdSoManyRoutesAndMakeRoomForOthersAfterAnHour() {
        for (int route = 0; route < 300; route++) {
            for (int i = 0; i < 100; i++) {
                times.add("route" + route, MILLI, 0);
            }
        }
        assertThat(times.p99("route255", 0)).isNotEmpty();
        assertThat(times.p99("route256", 0)).isEmpty();

        add(100, 1, 4 * QUARTER);
        assertThat(times.p99("event", 4 * QUARTER)).isNotEmpty();
    }
}
