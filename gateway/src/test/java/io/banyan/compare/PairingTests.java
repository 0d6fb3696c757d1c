package io.banyan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Pairing.Next;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingTests {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));
    private static final Source SOURCE = new Source(7);
    private static final Watermark FRESH = new Watermark(SOURCE, null, NOW.plusSeconds(1));
    private static final Watermark OLD = new Watermark(SOURCE, null, NOW.minusSeconds(1));

    private final Pairing pair = new Pairing(CompareRule.DEFAULT.ignoring(List.of("/at")));

    @Test
    void matchesHoweverOldTheAnswerIs() {
        says("{\"a\":1}", null);
        says("{\"a\":1}", OLD);

        assertThat(pair.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(pair.next()).isEqualTo(Next.OVER);
    }

    @Test
    void mismatchesWhereLegacyStillSaysTheSame() {
        says("{\"a\":1}", null);
        says("{\"a\":2}", FRESH);
        assertThat(pair.next()).isEqualTo(Next.LEGACY_AGAIN);
        says("{\"a\":1}", null);

        assertThat(pair.verdict()).isEqualTo(Verdict.MISMATCHED);
        assertThat(pair.differences()).extracting(Difference::pointer).containsExactly("/a");
    }

    @Test
    void looksAgainWhereSomethingWasChangedInBetween() {
        says("{\"a\":1}", null);
        says("{\"a\":2}", FRESH);
        says("{\"a\":2}", null);
        assertThat(pair.next()).isEqualTo(Next.MODERN);
        says("{\"a\":2}", FRESH);

        assertThat(pair.verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void ignoresWhatLegacySaysDifferentlyEachTime() {
        says("{\"n\":1}", null);
        for (int i = 2; i < 5; i++) {
            says("{\"n\":\"x\"}", FRESH);
            says("{\"n\":" + i + "}", null);
        }
        says("{\"n\":\"x\"}", FRESH);
        says("{\"n\":5}", null);

        assertThat(pair.verdict()).isEqualTo(Verdict.IGNORED);
    }

    @Test
    void ignoresWhatIsNotToBeLookedAt() {
        says("{\"at\":1,\"a\":1}", null);
        says("{\"at\":2,\"a\":1}", OLD);

        assertThat(pair.verdict()).isEqualTo(Verdict.IGNORED);
    }

    /// A clock in the answer moves with each read, and would have it read again and again.
    @Test
    void looksAgainOnlyWhereSomethingElseWasChanged() {
        says("{\"at\":1,\"a\":1}", null);
        says("{\"at\":2,\"a\":2}", FRESH);
        says("{\"at\":3,\"a\":1}", null);

        assertThat(pair.verdict()).isEqualTo(Verdict.MISMATCHED);
        assertThat(pair.differences()).extracting(Difference::pointer).containsExactly("/a");
    }

    @Test
    void waitsThreeTimesForAViewThatIsBehind() {
        says("{\"a\":1}", null);
        for (int i = 0; i < 3; i++) {
            says("{\"a\":2}", OLD);
            assertThat(pair.next()).isEqualTo(Next.WAIT);
        }
        says("{\"a\":2}", OLD);

        assertThat(pair.verdict()).isEqualTo(Verdict.LAGGING);
    }

    @Test
    void comparesPositionsWhereLegacySaysOne() {
        says("{\"a\":1}", new Watermark(SOURCE, new Position(SOURCE, 100), null));
        says("{\"a\":2}", new Watermark(SOURCE, new Position(SOURCE, 99), NOW.plusSeconds(9)));
        assertThat(pair.next()).isEqualTo(Next.WAIT);
        says("{\"a\":2}", new Watermark(SOURCE, new Position(SOURCE, 100), OLD.time()));

        assertThat(pair.next()).isEqualTo(Next.LEGACY_AGAIN);
    }

    @Test
    void failsWhereASideDoesOrProvesNothing() {
        says("{\"a\":1}", null);
        says("{\"a\":2}", null);

        assertThat(pair.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(pair.why()).isEqualTo("MODERN's answer has no Banyan-As-Of that can be read");
        Pairing other = new Pairing(CompareRule.DEFAULT);
        other.answered(new Seen(502, Map.of(), new byte[0], null, NOW));
        assertThat(other.why()).isEqualTo("LEGACY answered 502");
    }

    /// Both refuse alike, whatever the view holds.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 304, 307, 401, 403})
    void failsWhereARefusalShowsNothing(int status) {
        pair.answered(new Seen(status, Map.of(), new byte[0], null, NOW));

        assertThat(pair.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(pair.why()).isEqualTo("LEGACY answered " + status + ": a read without a client shows nothing");
        Pairing other = new Pairing(CompareRule.DEFAULT);
        other.answered(new Seen(404, Map.of(), new byte[0], null, NOW));
        other.answered(new Seen(status, Map.of(), new byte[0], FRESH, NOW));
        assertThat(other.why()).isEqualTo("MODERN answered " + status + ": a read without a client shows nothing");
    }

    private void says(String json, @Nullable Watermark proof) {
        pair.answered(new Seen(200, JSON, json.getBytes(StandardCharsets.UTF_8), proof, NOW));
    }
}
