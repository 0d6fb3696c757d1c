package io.banyan.functions.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportTests {
    @Test
    void tellsOfAWarmInvocation() {
        assertThat(new Report("1", Duration.ofNanos(12_340_000), null, 128, 64, null).line())
                .isEqualTo("REPORT RequestId: 1\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB"
                        + "\tMax Memory Used: 64 MB");
    }

    @Test
    void tellsOfAColdStart() {
        assertThat(new Report("1", Duration.ofMillis(1), Duration.ofMillis(200), 128, 0, null).line())
                .endsWith("Memory Size: 128 MB\tInit Duration: 200.00 ms");
    }

    @Test
    void tellsWhyItFailed() {
        assertThat(report(Failure.of("Sandbox.Timedout", ""))).endsWith("\tStatus: timeout");
        assertThat(report(Failure.of("Runtime.ExitError", "")))
                .endsWith("\tStatus: error\tError Type: Runtime.ExitError");
    }

    @Test
    void namesHowAProcessEnded() {
        assertThat(Report.exit(137)).isEqualTo("signal: killed");
        assertThat(Report.exit(0)).isEqualTo("exit status 0");
    }

    private static String report(Failure failure) {
        return new Report("1", null, null, 128, 0, failure).line();
    }
}
