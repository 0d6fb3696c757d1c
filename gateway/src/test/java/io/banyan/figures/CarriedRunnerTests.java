package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.FiguresStore;
import io.banyan.ramp.Carried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CarriedRunnerTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int WEEK = 7 * 86_400;

    private final Ring ring = new Ring();
    private Instant now = NOON;
    private Seconds figures = new Seconds();
    private CarriedRunner runner = started();

    @Test
    void knowsTheHighestMeanOfTenMinutesInSevenDays() {
        pass(600, 100);
        pass(300, 2_000);
        pass(300, 0);
        pass(86_400, 10);

        assertThat(runner.of("events")).isEqualTo(new Carried(1_000, Duration.ofHours(25)));

        pass(WEEK, 10);

        assertThat(runner.of("events")).isEqualTo(new Carried(10, Duration.ofDays(7)));
    }

    @Test
    void knowsItAfterARestart() {
        pass(600, 100);
        pass(601, 1);
        runner.close();

        figures = new Seconds();
        runner = started();
        pass(1, 1);

        assertThat(runner.of("events")).isEqualTo(new Carried(100, Duration.ofHours(1)));
        assertThat(ring.texts.values()).containsExactly("%d events=100.0".formatted(NOON.getEpochSecond() / 3_600));
    }

    @Test
    void countsTenMinutesThatLastAsFarAsTheyGo() {
        pass(59, 100);
        assertThat(runner.of("events")).isNull();

        pass(1, 100);
        assertThat(runner.of("events")).isEqualTo(new Carried(100, Duration.ofMinutes(1)));
    }

    @Test
    void overwritesNothingThatItCouldNotRead() {
        ring.texts.put(CarriedHours.slot(hour()), hour() + " events=900.0");
        ring.away = true;
        pass(1_201, 100);
        assertThat(runner.of("events")).isEqualTo(new Carried(100, Duration.ofHours(1)));
        ring.away = false;

        pass(600, 100);

        assertThat(runner.of("events")).isEqualTo(new Carried(900, Duration.ofHours(1)));
        assertThat(ring.texts.values()).containsExactly(hour() + " events=900.0");
    }

    @Test
    void ignoresWhatItDidNotWriteAndWhatIsTooOld() {
        ring.texts.put(0, "nonsense");
        ring.texts.put(1, hour() + " events=-1");
        ring.texts.put(2, (hour() - CarriedHours.HOURS) + " events=900.0");
        ring.texts.put(3, (hour() + 1) + " events=900.0");

        pass(1, 1);

        assertThat(runner.of("events")).isNull();
    }

    @Test
    void keepsFiveHundredGroupsAndForgetsThoseThatAreGoneForAWeek() {
        CarriedHours hours = new CarriedHours();
        for (int group = 0; group < FigureCounter.GROUPS; group++) {
            hours.add(hour(), Map.of("group-" + group, 1f));
        }
        hours.add(hour(), Map.of("late", 1f));
        assertThat(hours.of("late", now)).isNull();

        for (int i = 1; i <= CarriedHours.HOURS; i++) {
            hours.add(hour() + i, Map.of("late", 2f));
        }

        Instant then = now.plusSeconds(WEEK);
        assertThat(hours.of("group-1", then)).isNull();
        assertThat(hours.of("late", then)).isEqualTo(new Carried(2, Duration.ofDays(7)));
    }

    private CarriedRunner started() {
        CarriedRunner made = new CarriedRunner(figures, ring, () -> now);
        made.start();
        return made;
    }

    private long hour() {
        return NOON.getEpochSecond() / 3_600;
    }

    private void pass(int seconds, double rate) {
        for (int i = 0; i < seconds; i++) {
            figures.second(now, rate);
            now = now.plusSeconds(1);
        }
    }

    /// Whoever listens hears what a test says.
    private static final class Seconds implements FiguresSource {
        private @Nullable Consumer<FleetFigures> listener;

        void second(Instant at, double rate) {
            SideFigures legacy = new SideFigures(rate, 0, null, null);
            Figures events = new Figures(legacy, SideFigures.NONE, FallBackFigures.NONE, 0, 0);
            if (listener != null) {
                listener.accept(new FleetFigures(
                        at, Replicas.ONE, List.of(new GroupFigures("events", events)), TotalFigures.NONE));
            }
        }

        @Override
        public FleetFigures now() {
            throw new UnsupportedOperationException();
        }

        @Override
        public GroupMinute minute(String group) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FiguresHistory history(FiguresRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Runnable listen(Consumer<FleetFigures> hears) {
            listener = hears;
            return () -> listener = null;
        }
    }

    private static final class Ring implements FiguresStore {
        private final Map<Integer, String> texts = new TreeMap<>();
        private boolean away;

        @Override
        public Mono<Void> keep(String name, int slot, String text) {
            return away
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromRunnable(() -> texts.put(slot, text));
        }

        @Override
        public Mono<List<String>> kept(String name, int slots) {
            return away ? Mono.error(new IllegalStateException("away")) : Mono.just(List.copyOf(texts.values()));
        }
    }
}
