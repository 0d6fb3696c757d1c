package io.banyan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.ModernState.What;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The one sentence that everybody says of a MODERN.
class ModernStateTests {
    private static final Instant SINCE = Instant.parse("2026-11-28T15:31:04Z");
    private static final Instant LAST = Instant.parse("2026-11-28T15:40:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REFUSES_CONNECTIONS | '' | 0 | has refused connections since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            TAKES_NO_CONNECTION | '' | 0 | has accepted no connections since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            NAME_NOT_FOUND | '' | 0 | has not been found by its name since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            BREAKS_OFF | '' | 0 | has broken off its answers since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            BREAKS_HTTP | '' | 0 | has given answers that break HTTP since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            ANSWERS_LATE | '' | 0 | has not answered in time since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            ANSWERS_ERRORS | 503 | 0 | has answered 503 since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            GATEWAY_FAULT | '' | 0 | could not be called, through a fault of this gateway that its log tells, since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads
            BREAKER_OPEN | answered 500 | 0 | failed too often: its breaker opened at 15:31 UTC, and it last answered 500 (127.0.0.1:8082); LEGACY answers its reads
            NO_PLACE_FREE | '' | 64 | has had too few free places since 15:31 UTC: max-concurrent lets it have 64 reads at once (127.0.0.1:8082); LEGACY answers the others
            COMES_BACK | '' | 25 | has been coming back since 15:31 UTC, and 25% of its clients read from it again (127.0.0.1:8082); LEGACY answers the others
            FAILS_SOME | answered 500 | 1 | failed 1 read in the last minute; at 15:40 UTC it answered 500 (127.0.0.1:8082); LEGACY answers such reads
            FAILS_SOME | answered 500 | 12 | failed 12 reads in the last minute; at 15:40 UTC it answered 500 (127.0.0.1:8082); LEGACY answers such reads
            """)
    void saysWhatIsWrong(What what, String detail, int number, String says) {
        assertThat(state(what, LAST, detail, number, true).says("events")).isEqualTo("MODERN of events " + says);
    }

    @Test
    void keepsTheSentenceAboutTls() {
        String tls = "TLS with the modern side of events (https://view) fails, asked for view: its certificate expired";

        assertThat(state(What.TLS_FAILS, LAST, tls, 0, true).says("events"))
                .isEqualTo(tls + " (since 15:31 UTC); LEGACY answers its reads");
        assertThat(state(What.TLS_FAILS, LAST.plusSeconds(61), tls, 0, true).says("events"))
                .isEqualTo(tls + " (from 15:31 UTC to 15:40 UTC, and nothing has tried it since);"
                        + " LEGACY answers its reads");
    }

    @Test
    void claimsNothingThatNobodyHasTriedForAMinute() {
        ModernState kept = state(What.ANSWERS_ERRORS, LAST.plusSeconds(60), "500", 0, true);
        ModernState old = state(What.ANSWERS_ERRORS, LAST.plusSeconds(61), "500", 0, true);

        assertThat(kept.says("events")).contains("has answered 500 since 15:31 UTC (");
        assertThat(old.says("events"))
                .isEqualTo("MODERN of events answered 500 from 15:31 UTC to 15:40 UTC (127.0.0.1:8082),"
                        + " and nothing has tried it since; LEGACY answers its reads");
    }

    @Test
    void namesTheDayOfWhatIsOld() {
        assertThat(state(What.REFUSES_CONNECTIONS, LAST.plusSeconds(86_400), "", 0, true)
                        .says("events"))
                .contains("refused connections from 2026-11-28 15:31 UTC to 2026-11-28 15:40 UTC (");
    }

    @Test
    void saysWhereLegacyDoesNotAnswer() {
        assertThat(state(What.ANSWERS_LATE, LAST, "", 0, false).says("events"))
                .endsWith("(127.0.0.1:8082); fall-back in its file does not cover this, so clients get the failure");
    }

    @Test
    void isDownWhereNoReadGetsAnAnswer() {
        assertThat(What.values())
                .filteredOn(what -> !what.down())
                .containsExactly(What.NO_PLACE_FREE, What.COMES_BACK, What.FAILS_SOME);
        assertThat(What.REFUSES_CONNECTIONS.tag()).isEqualTo("refuses-connections");
    }

    private static ModernState state(What what, Instant at, String detail, int number, boolean legacyAnswers) {
        return new ModernState(what, SINCE, LAST, at, "127.0.0.1:8082", detail, number, legacyAnswers);
    }
}
