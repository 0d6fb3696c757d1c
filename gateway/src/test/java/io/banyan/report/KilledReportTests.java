package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KilledReportTests {
    @Test
    void saysHowToTakeAKillBackThatTheStoreDoesNotKnowYet() {
        assertThat(KilledReport.pending("events", "ann", "events: kill switch off → on")
                        .undo())
                .containsExactly("./banyan unkill events --reason 'undo of kill off → on by ann'");
        assertThat(KilledReport.pending(null, "ann", "everything: kill switch off → on")
                        .undo())
                .containsExactly("./banyan unkill --everything --reason 'undo of kill off → on by ann'");
    }
}
