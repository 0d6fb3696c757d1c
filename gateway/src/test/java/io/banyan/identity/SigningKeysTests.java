package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTests {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private final SigningKeys first = SigningKeys.made(NOW);

    @Test
    void isReadAsItWasWritten() {
        assertThat(SigningKeys.parse(first.text()).text()).isEqualTo(first.text());
        assertThat(first.text().length())
                .as("the state folder reads 1,000 characters")
                .isLessThan(330);
    }

    @Test
    void publishesNoPrivatePart() {
        assertThat(first.text()).contains("\"d\":");
        assertThat(first.published()).contains("\"kid\":", "\"ES256\"").doesNotContain("\"d\":");
        assertThat(first.toString())
                .doesNotContain(first.keys().getFirst().getD().toString());
    }

    @Test
    void anotherKeyIsPublishedForAnHourBeforeItSignsAndTheOldOneForAnHourAfter() {
        Instant due = NOW.plus(Duration.ofDays(30));
        assertThat(first.isDue(due.minusSeconds(1))).isFalse();
        assertThat(first.isDue(due)).isTrue();

        SigningKeys both = first.next(due);
        assertThat(both.keys()).hasSize(2);
        assertThat(both.isDue(due)).isFalse();
        assertThat(both.signs(due.plusSeconds(3_599))).isEqualTo(first.keys().getFirst());
        assertThat(both.signs(due.plusSeconds(3_600))).isEqualTo(both.keys().getLast());

        assertThat(both.next(due.plusSeconds(7_199))).isEqualTo(both);
        SigningKeys after = both.next(due.plusSeconds(7_200));
        assertThat(after.keys()).containsExactly(both.keys().getLast());
        assertThat(both.text().length()).isLessThan(660);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"})
    void whatIsNoSetOfSuchKeysIsRefused(String text) {
        assertThatThrownBy(() -> SigningKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publicKeysSignNothing() {
        assertThatThrownBy(() -> SigningKeys.parse(first.published())).isInstanceOf(IllegalArgumentException.class);
    }
}
