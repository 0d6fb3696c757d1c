package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class AuthorityTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:",
                "a:80",
                ":80",
                ":",
                "a:b",
                "a:80:81",
                "a_b:1",
                "a b",
                "a@b",
                "[::1]",
                "[::1]:",
                "[::1]:9",
                "[::1]x",
                "[]",
                "[::1",
                "::1",
                "127.0.0.1:8080",
                "ü",
                "a/b"
            })
    void theShortReadingsAgreeWithTheWholeOne(String text) {
        Authority read = Authority.of(text);

        assertThat(Authority.isOne(text)).isEqualTo(read != null);
        if (read != null) {
            assertThat(Authority.portOf(text, "https")).isEqualTo(read.portOr("https"));
        }
    }
}
