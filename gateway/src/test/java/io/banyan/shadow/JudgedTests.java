package io.banyan.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRule;
import io.banyan.compare.Seen;
import io.banyan.compare.Verdict;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedTests {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final Source SOURCE = new Source(7);
    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));

    @Test
    void isLaggingWhereTheViewIsBeforeThePositionOfLegacysAnswer() {
        Seen legacy = says(200, "{\"a\":1}", new Watermark(SOURCE, new Position(SOURCE, 100), null));

        assertThat(judged(legacy, says(200, "{\"a\":2}", at(99))).verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(judged(legacy, says(200, "{\"a\":2}", at(100))).verdict()).isEqualTo(Verdict.MISMATCHED);
        assertThat(judged(legacy, says(200, "{\"a\":1}", at(99))).verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void isLaggingWhereTheViewIsOlderThanTheAskingWhereLegacySaysNoPosition() {
        Seen legacy = says(200, "{\"a\":1}", null);
        Watermark old = new Watermark(SOURCE, null, NOW.minusSeconds(1));
        Watermark fresh = new Watermark(SOURCE, null, NOW.plusMillis(200));

        assertThat(judged(legacy, says(200, "{\"a\":2}", old)).verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(judged(legacy, says(200, "{\"a\":2}", fresh)).verdict()).isEqualTo(Verdict.MISMATCHED);
    }

    /// Else only what matches would count of a view far behind, or of a gateway whose clock is ahead.
    @Test
    void isBehindWhetherItMatchesOrNot() {
        Seen legacy = says(200, "{\"a\":1}", new Watermark(SOURCE, new Position(SOURCE, 100), null));

        assertThat(judged(legacy, says(200, "{\"a\":1}", at(99))).behind()).isTrue();
        assertThat(judged(legacy, says(200, "{\"a\":2}", at(99))).behind()).isTrue();
        assertThat(judged(legacy, says(200, "{\"a\":1}", at(100))).behind()).isFalse();
        assertThat(judged(legacy, says(200, "{\"a\":2}", at(100))).behind()).isFalse();
        assertThat(judged(legacy, says(200, "{\"a\":1}", null)).behind()).isFalse();
    }

    @Test
    void failsWhereAnAnswerProvesNothingAlthoughItShould() {
        Seen legacy = says(200, "{\"a\":1}", null);
        Seen modern = says(200, "{\"a\":2}", null);

        assertThat(judged(legacy, modern).why()).isEqualTo("MODERN's answer has no Banyan-As-Of that can be read");
        assertThat(Judged.of(CompareRule.DEFAULT, new Noise(), Side.MODERN, false, legacy, modern)
                        .verdict())
                .isEqualTo(Verdict.MISMATCHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void failsWhereTheCopyIsRefused(int status) {
        Judged judged = judged(says(200, "{}", null), says(status, "", null));

        assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judged.why()).isEqualTo("MODERN answered " + status);
        assertThat(judged.unauthorized()).isEqualTo(status < 404);
        assertThat(judged.withCredentials().unauthorized()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void matchesWhereTheClientIsRefusedAsWell(int status) {
        assertThat(judged(says(status, "sign in", null), says(status, "", null)).verdict())
                .isEqualTo(Verdict.MATCHED);
    }

    @Test
    void mismatchesWhereTheSidesAnswerWithOtherStatuses() {
        assertThat(judged(says(200, "{}", null), says(404, "", at(100))).differences())
                .extracting(one -> one.pointer())
                .containsExactly("status");
    }

    private static Judged judged(Seen legacy, Seen modern) {
        return Judged.of(CompareRule.DEFAULT, new Noise(), Side.MODERN, true, legacy, modern);
    }

    private static Watermark at(long position) {
        return new Watermark(SOURCE, new Position(SOURCE, position), NOW.plusSeconds(9));
    }

    private static Seen says(int status, String body, @Nullable Watermark proof) {
        return new Seen(status, JSON, body.getBytes(StandardCharsets.UTF_8), proof, NOW);
    }
}
