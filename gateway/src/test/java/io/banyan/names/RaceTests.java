package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTests {
    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @ParameterizedTest
    @CsvSource({
        // entrants, at which milliseconds one fails, when each begins
        "1, -,       0",
        "3, -,       0 100 200",
        "3, 5,       0 5 105",
        "3, 0,       0 0 100",
        "3, 150,     0 100 150",
        "4, 100 101, 0 100 100 101",
        "3, 5 6,     0 5 6",
        "3, 250,     0 100 200"
    })
    void beginsAtTheseTimes(int entrants, String failures, String begins) {
        List<String> fails = List.of(failures.split(" ", -1));
        Race race = new Race(entrants, 0);
        List<String> begun = new ArrayList<>();
        for (int now = 0; now < 400; now++) {
            begin(race, now, begun);
            if (fails.contains(String.valueOf(now))) {
                race.failed(millis(now));
                begin(race, now, begun);
            }
        }

        assertThat(String.join(" ", begun)).isEqualTo(begins);
    }

    private static void begin(Race race, int now, List<String> begun) {
        while (race.begin(millis(now)) >= 0) {
            begun.add(String.valueOf(now));
        }
    }

    @Test
    void saysWhenToComeAgain() {
        Race race = new Race(2, 0);
        race.begin(0);

        assertThat(race.pause(0)).isEqualTo(millis(100));
        assertThat(race.pause(millis(60))).isEqualTo(millis(40));
        assertThat(race.pause(millis(101))).isZero();

        race.begin(millis(100));
        assertThat(race.pause(millis(100))).as("nobody is left").isEqualTo(-1);
    }

    @Test
    void isLostWhenAllHaveFailed() {
        Race race = new Race(2, 0);
        race.begin(0);
        race.failed(1);
        assertThat(race.isLost()).isFalse();

        assertThat(race.begin(1)).isEqualTo(1);
        race.failed(2);
        assertThat(race.isLost()).isTrue();
    }
}
