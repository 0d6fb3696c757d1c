package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentKindTests {
    @ParameterizedTest
    @CsvSource({
        "orders, WORD",
        "terms-and-conditions, WORD",
        "v1, WORD",
        "v1.2, WORD",
        "oauth2, WORD",
        "getCustomerAddressesByRegion, WORD",
        "robots.txt, WORD",
        "favicon.ico, WORD",
        "showthread.php, SCRIPT",
        "login.do, SCRIPT",
        "4711, NUMBER",
        "12.5, NUMBER",
        "0b7c9f3e-5a1d-4c9e-8f00-112233445566, UUID",
        "5f3a9bc01d2e, HEX",
        "2026-11-29, DATE",
        "2026-11, DATE",
        "de-CH, LOCALE",
        "pt_BR, LOCALE",
        "ann@example.com, EMAIL",
        "ann%40example.com, EMAIL",
        "dQw4w9WgXcQ, CODE",
        "red-shoes-4711, SLUG",
        "how-to-bake-good-bread, SLUG",
        "caf%C3%A9, SLUG",
        "John%20Smith, SLUG",
        "app.3f2a9c.js, FILE",
        "logo.png, FILE",
        "4711.json, FILE"
    })
    void looksLike(String segment, SegmentKind kind) {
        assertThat(SegmentKind.of(segment)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"1000", "100000"})
    void isAValueWhereItIsLong(int length) {
        assertThat(SegmentKind.of("a".repeat(length)).mayBeName()).isFalse();
    }
}
