package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTokenTests {
    private static final String GOOD = "wJalrXUtnFEMIK7MDENGbP";

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "0123456789abcdef0123456789abcdef", "q-k_~.3nT9yLwz0PdFhJmA=="})
    void takesOneHundredAndTwentyEightBits(String token) {
        assertThat(AdminToken.weakness(token)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "wJalrXUtnFEMIK7MDENGb, has at most 126 bits but must have at least 128",
        "0123456789abcdef0123456789abcde, has at most 124 bits but must have at least 128",
        "aaaaaaaabbbbbbbbcccccccczzzz, repeats only a few characters and is easy to guess",
        "wJalrXUtnFEMI K7MDENGbPxRfiC, contains characters that are not allowed in a bearer token"
    })
    void refusesWeakOnesWithoutRepeatingThem(String token, String weakness) {
        assertThat(AdminToken.weakness(token)).contains(weakness);
        assertThatThrownBy(() -> AdminToken.of(token)).hasMessageNotContaining(token);
    }

    @Test
    void matchesItselfOnly() {
        AdminToken token = AdminToken.of(GOOD);

        assertThat(token.matches(GOOD)).isTrue();
        assertThat(token.matches(GOOD + " ")).isFalse();
        assertThat(token.matches("")).isFalse();
    }
}
