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

                Generated from `Meters`; a test keeps it up to date. Read meters at `/actuator/prometheus` on the admin port (with a
                token) or on the health port. Tag values come from closed sets and from route files, never from a request:
                `none` means no group, route or side, and `other` every route after the first 500 seen. Cookie names come
                from MODERN: the first 200 pairs of route and name are counted separately, the rest as `other`.

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

                Micrometer's own meters of the JVM and the process are exported as well (`jvm_*`, `process_*`, `system_*`).
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
