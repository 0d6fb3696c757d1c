package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.Documented;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetersTests {
    @ParameterizedTest
    @EnumSource
    void isNamedInLowerCaseWithDotsAndDescribedInASentence(Meters meter) {
        assertThat(meter.meterName()).matches("banyan(\\.[a-z]+)+");
        assertThat(meter.says()).endsWith(".");
    }

    @Test
    void refusesTheWrongNumberOfTags() {
        Registrar registrar = new Registrar(new SimpleMeterRegistry());

        assertThatThrownBy(() -> registrar.counter(Meters.COOKIES_DROPPED))
                .hasMessage("banyan.cookies.dropped has the tags [group]");
    }

    @Test
    void equalsItsDocument() {
        StringBuilder table = new StringBuilder("""
                # Meters

                Made from the code (`Meters`); a test keeps it equal. They are read at `/actuator/prometheus` of the admin port
                (with a token) or of the health port. Tag values come from closed sets and from route files, never from a
                request: `none` stands for no group, route or side, `other` for every route after the first 500 seen.
                A cookie's name is MODERN's own word: the first 200 pairs of route and name are told apart, the rest is
                `other`.

                | Meter | At Prometheus | Tags | Unit | What it measures |
                |---|---|---|---|---|
                """);
        for (Meters meter : Meters.values()) {
            table.append("| `%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            meter.meterName(),
                            atPrometheus(meter),
                            String.join(", ", meter.tags()),
                            meter.unit(),
                            meter.says()));
        }
        table.append("""

                Beside them stand Micrometer's own meters of the JVM and the process (`jvm_*`, `process_*`, `system_*`).
                """);

        new Documented("meters.md").says(table.toString());
    }

    private static String atPrometheus(Meters meter) {
        String name = meter.meterName().replace('.', '_');
        return switch (meter.kind()) {
            case COUNTER -> name + "_total";
            case GAUGE -> name;
            case TIMER -> name + "_seconds";
            case HISTOGRAM -> name + "_seconds_bucket";
        };
    }
}
