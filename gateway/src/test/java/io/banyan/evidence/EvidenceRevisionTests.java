package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceRevisionTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void isTheSameInEveryProcess() {
        assertThat(EvidenceRevision.of("view events v2", 0))
                .isEqualTo("c45171f01b7f")
                .isNotEqualTo(EvidenceRevision.of("view events v2", 1))
                .isNotEqualTo(EvidenceRevision.of("view events v3", 0));
    }

    @Test
    void versionsAreThoseOfTheLastMinuteInWhichAnyAnswered() {
        assertThat(EvidenceRevision.lately(Map.of())).isEmpty();
        assertThat(EvidenceRevision.lately(Map.of("6", NOON.minusSeconds(61), "7", NOON, "8", NOON.minusSeconds(60))))
                .containsExactly("7", "8");
    }
}
