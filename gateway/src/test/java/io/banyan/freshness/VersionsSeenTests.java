package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsSeenTests {
    private final VersionsSeen versions = new VersionsSeen();

    @Test
    void remembersWhenEachVersionLastAnswered() {
        versions.answered("7", 1_000);
        versions.answered("8", 2_000);
        versions.answered("7", 3_000);

        assertThat(versions.now())
                .isEqualTo(Map.of("7", Instant.ofEpochMilli(3_000), "8", Instant.ofEpochMilli(2_000)));
    }

    @Test
    void keepsTheSixteenThatAnsweredLast() {
        for (int version = 1; version <= 40; version++) {
            versions.answered(String.valueOf(version), version);
        }

        assertThat(versions.now()).hasSize(16).containsKeys("25", "40").doesNotContainKey("24");
    }

    @Test
    void notesNothingThatIsNoName() {
        versions.answered(null, 1);
        versions.answered("", 1);
        versions.answered("two words", 1);
        versions.answered("v".repeat(129), 1);
        versions.answered(0, 1);

        assertThat(versions.now()).isEmpty();
        versions.answered("$LATEST", 1);
        assertThat(versions.now()).containsOnlyKeys("$LATEST");
    }

    @Test
    void notesANumberOnceASecondAndAChangeAtOnce() {
        versions.answered(3, 10_000);
        versions.answered(3, 10_999);
        versions.answered(4, 11_000);

        assertThat(versions.now())
                .isEqualTo(Map.of("3", Instant.ofEpochMilli(10_000), "4", Instant.ofEpochMilli(11_000)));
        versions.answered(4, 12_000);
        assertThat(versions.now()).containsEntry("4", Instant.ofEpochMilli(12_000));
    }
}
