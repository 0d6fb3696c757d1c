package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyFaultsTests {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ProxyFaults faults = new ProxyFaults();

    @Test
    void tellsEachKindOnceAMinuteWithTheNumberOfTheOthers() {
        assertThat(faults.due(ProxyFault.CUT_OFF, "10.0.0.9", -5)).isPresent();
        assertThat(faults.due(ProxyFault.NOT_TRUSTED, "6.6.6.6", -4)).isPresent();
        assertThat(faults.due(ProxyFault.CUT_OFF, "10.0.0.8", MINUTE - 6)).isEmpty();
        assertThat(faults.due(ProxyFault.CUT_OFF, "10.0.0.9", MINUTE - 6)).isEmpty();

        assertThat(faults.due(ProxyFault.CUT_OFF, "10.0.0.7", MINUTE - 5))
                .hasValueSatisfying(
                        line -> assertThat(line).contains("10.0.0.7").endsWith("(2 more like it in between)"));
        assertThat(faults.due(ProxyFault.CUT_OFF, "10.0.0.7", 2 * MINUTE))
                .hasValueSatisfying(line -> assertThat(line).doesNotContain("more like it"));
    }

    @ParameterizedTest
    @EnumSource(ProxyFault.class)
    void namesWhoAndIsOneLine(ProxyFault fault) {
        assertThat(faults.due(fault, "10.0.0.9", 0))
                .hasValueSatisfying(
                        line -> assertThat(line).contains("10.0.0.9").doesNotContain("%", "\n"));
    }
}
