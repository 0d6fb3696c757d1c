package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRule;
import io.banyan.compare.PointerTree.Ignored;
import io.banyan.compare.PointerTree.Near;
import io.banyan.compare.PointerTree.Unordered;
import io.banyan.compare.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CompareCheckTests {
    @Test
    void readsWhatOfTwoAnswersMustBeTheSame() {
        FileGroup group = read(ParsedFileTests.EVERYTHING);

        CompareRule rule = group.compare().group();
        assertThat(rule.body().marks())
                .containsExactly(
                        new Ignored("/updatedAt"),
                        new Unordered("/tags", null),
                        new Unordered("/items", "/id"),
                        new Near("/price", new Tolerance.Amount(new BigDecimal("0.01"))),
                        new Near("/at", new Tolerance.Span(Duration.ofSeconds(2))));
        assertThat(rule.headers()).containsExactly("content-type", "location", "set-cookie");
        assertThat(rule.normalised()).isTrue();
        assertThat(rule.storesValues()).isFalse();
        assertThat(read(ParsedFileTests.LITTLE).compare().group()).isEqualTo(CompareRule.DEFAULT);
    }

    @Test
    void readsTheKeysOfARouteInThePlaceOfTheGroups() {
        FileGroup group = read(ParsedFileTests.EVERYTHING);

        CompareRule rule = group.compare().of(group.routes().getFirst());

        assertThat(rule.ignored()).isEmpty();
        assertThat(rule.body().marks()).hasSize(4);
        assertThat(rule.headers()).containsExactly("location");
        assertThat(rule.normalised()).isTrue();
        assertThat(rule.storesValues()).isTrue();
    }

    private static FileGroup read(String text) {
        return Objects.requireNonNull(RouteFiles.parsed("events.yaml", 0, text).group());
    }
}
