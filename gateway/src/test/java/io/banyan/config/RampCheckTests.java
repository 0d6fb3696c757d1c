package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.ramp.Gates;
import io.banyan.ramp.Growth;
import io.banyan.ramp.Hours;
import io.banyan.ramp.RampRule;
import io.banyan.ramp.RampRule.Breach;
import io.banyan.split.Weight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampCheckTests {
    @Test
    void readsEveryKey() {
        RampRule rule = rule("""
                roll-back: stepped
                ramp:
                  steps: [0.5%, 5%, 100%]
                  hold: 90m
                  gates: { mismatch: 0.1%, errors: 2.25%, slow: 2x }
                  growth: 1.5x/90s
                  hours: "Sat-Mon,Wed 09:00-24:00 Europe/Berlin"
                  on-breach: hold
                """);

        assertThat(rule)
                .isEqualTo(new RampRule(
                        List.of(new Weight(50), new Weight(500), Weight.ALL),
                        Duration.ofMinutes(90),
                        new Gates(0.001, 0.0225, 2),
                        new Growth(1.5, Duration.ofSeconds(90)),
                        new Hours(
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                                LocalTime.of(9, 0),
                                LocalTime.MIDNIGHT,
                                ZoneId.of("Europe/Berlin"),
                                "Sat-Mon,Wed 09:00-24:00 Europe/Berlin"),
                        Breach.HOLD,
                        true));
    }

    @Test
    void hasDefaultsForAllButTheSteps() {
        assertThat(rule("ramp: { steps: [1%] }\n"))
                .isEqualTo(new RampRule(
                        List.of(new Weight(100)),
                        Duration.ofMinutes(10),
                        Gates.DEFAULT,
                        Growth.DEFAULT,
                        null,
                        Breach.ROLL_BACK,
                        false));
    }

    @Test
    void isNoneWhereNoneIsWritten() {
        assertThat(read("").group()).isNotNull();
        assertThat(Objects.requireNonNull(read("").group()).ramp()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon 25:00-23:59 UTC|must be within 00:00 to 24:00, and '25:00' is not",
                "Mon 10:00-09:00 UTC|must end later than it begins",
                "Mon 10:00-10:00 UTC|must end later than it begins",
                "Montag 09:00-16:00 UTC|must name days as Mon, Tue, Wed, Thu, Fri, Sat, Sun",
                "09:00-16:00 UTC|must be days, hours and a time zone",
                "Mon 09:00-16:00 Europe/Berln|there is no time zone 'Europe/Berln'; write one of the IANA database, such as Europe/Berlin"
            })
    void refusesHoursThatDoNotExist(String hours, String why) {
        ParsedFile file = read("ramp: { steps: [1%], hours: \"" + hours + "\" }\n");

        assertThat(file.problems()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .startsWith("routes/events.yaml:1: ramp.hours was '" + hours + "' but ")
                .contains(why));
    }

    @Test
    void refusesStepsAboveTheMaximum() {
        assertThat(read("max-weight: 50%\nramp: { steps: [1%, 100%] }\n").problems())
                .singleElement()
                .asString()
                .isEqualTo("routes/events.yaml:2: ramp.steps[1] was 100% but max-weight in line 1 allows at most 50%; "
                        + "write 50% or raise max-weight");
    }

    @Test
    void refusesAGrowthThatIsNone() {
        assertThat(read("ramp: { steps: [1%], growth: 1x/5m }\n").problems())
                .singleElement()
                .asString()
                .contains("ramp.growth was '1x/5m' but must be a factor above 1x, 100x at most, and a time")
                .endsWith("write '2x/5m'");
        assertThat(read("ramp: { steps: [1%], growth: 2x/5d }\n").problems())
                .singleElement()
                .asString()
                .contains("ramp.growth was '2x/5d' but must be");
    }

    private static RampRule rule(String written) {
        ParsedFile file = read(written);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(Objects.requireNonNull(file.group()).ramp());
    }

    private static ParsedFile read(String written) {
        return RouteFiles.parsed("events.yaml", 0, written + ParsedFileTests.LITTLE);
    }
}
