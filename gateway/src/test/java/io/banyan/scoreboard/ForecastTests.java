package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.scoreboard.Forecast.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTests {
    private static final long FIRST = LocalDate.of(2026, 1, 1).toEpochDay();

    private static List<Point> days(int days, IntToDoubleFunction share) {
        return IntStream.range(0, days)
                .mapToObj(day -> new Point(FIRST + day, share.applyAsDouble(day)))
                .toList();
    }

    @Test
    void saysThatItHasTooFewDays() {
        assertThat(Forecast.of(days(9, day -> day)).says()).isEqualTo("No forecast: 9 days of data, needs 14.");
        assertThat(Forecast.of(days(1, day -> day)).says()).isEqualTo("No forecast: 1 day of data, needs 14.");
        assertThat(Forecast.of(List.of()).perWeek()).isNull();
    }

    @Test
    void followsAStraightLine() {
        Forecast forecast = Forecast.of(days(40, day -> day));

        assertThat(forecast.perWeek()).isEqualTo(7);
        assertThat(forecast.done()).isEqualTo(LocalDate.of(2026, 4, 11));
        assertThat(forecast.error()).isZero();
        assertThat(forecast.says())
                .isEqualTo(
                        "At the pace of the last 40 days (+7.0 points a week, likely +7.0 to +7.0), all reads have moved"
                                + " by 2026-04-11: at the earliest 2026-04-11, at the latest 2026-04-11. Forecasts of 14 days ahead"
                                + " were off by 0.0 points on average here.");
    }

    @Test
    void isNotMovedByAFewOddDays() {
        Forecast forecast = Forecast.of(days(40, day -> day % 10 == 3 ? 0 : day));

        assertThat(forecast.perWeek()).isBetween(6.0, 8.0);
    }

    @Test
    void saysThatItDoesNotKnowItsErrorYet() {
        Forecast forecast = Forecast.of(days(20, day -> day));

        assertThat(forecast.error()).isNull();
        assertThat(forecast.says())
                .endsWith("How wrong such forecasts are is not known yet: 20 days of data, needs 28.");
    }

    @Test
    void saysThatItWillNotGetThereAtThisPace() {
        Forecast forecast = Forecast.of(days(40, day -> 30));

        assertThat(forecast.done()).isNull();
        assertThat(forecast.says()).contains("reads are not all moved within ten years");
    }

    @Test
    void saysThatItMayNeverGetThere() {
        Random random = new Random(4);

        Forecast forecast = Forecast.of(days(30, day -> 30 + day * 0.05 + random.nextGaussian() * 4));

        assertThat(forecast.low()).isLessThan(0);
        assertThat(forecast.high()).isGreaterThan(0);
        assertThat(forecast.latest()).isNull();
    }

    @Test
    void itsErrorIsWhatForecastsWereOffBy() {
        // Nothing for 40 days, then a jump to 50: forecasts of 14 days ahead knew nothing of it.
        Forecast forecast = Forecast.of(days(54, day -> day < 40 ? 0 : 50));

        assertThat(forecast.error()).isBetween(20.0, 30.0);
    }

    @Test
    void isDoneWhereAllHasMoved() {
        assertThat(Forecast.of(days(40, day -> 100)).says()).isEqualTo("All reads that can move have moved.");
    }

    /// Of lines with noise, as its bounds promise.
    @Test
    void itsBoundsHoldNineOfTenTimes() {
        Random random = new Random(11);
        int held = 0;
        for (int i = 0; i < 400; i++) {
            Forecast forecast = Forecast.of(days(30, day -> 10 + day + random.nextGaussian() * 3));
            held += Objects.requireNonNull(forecast.low()) <= 7 && 7 <= Objects.requireNonNull(forecast.high()) ? 1 : 0;
        }

        assertThat(held).isBetween(340, 390);
    }
}
