package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie",
                "cookie",
                "Set-Cookie",
                "Authorization",
                "Host",
                "Content-Length",
                "Content-Type",
                "Content-Encoding",
                "X-Forwarded-For",
                "Forwarded",
                "X-Real-IP",
                "traceparent",
                "tracestate",
                "baggage",
                "X-Banyan-Hop",
                "Sec-WebSocket-Key",
                "Expect",
                "",
                " "
            })
    void whatTheFarEndNeedsCannotBeNominated(String name) {
        assertThat(HeaderRules.nominated(List.of("close, " + name + " ,x-ok")))
                .containsExactlyInAnyOrder("close", "x-ok");
    }

    @Test
    void allConnectionHeadersNominate() {
        Set<String> nominated = HeaderRules.nominated(List.of("Keep-Alive, X-A", "x-b"));

        assertThat(nominated).containsExactlyInAnyOrder("x-a", "x-b").isInstanceOf(HashSet.class);
        assertThat(HeaderRules.nominated(List.of())).isEmpty();
        assertThat(HeaderRules.nominated(List.of("keep-alive", "Close"))).isEmpty();
    }

    /// So that the short way over most headers leads past no rule.
    @Test
    void whatARuleIsAboutIsNotOrdinary() {
        List<String> ruled = Stream.of(
                        HeaderRules.ofThisHop().names(),
                        ArrivalHeaders.listed().names(),
                        List.of("forwarded", "x-forwarded-for", "x-real-ip", "x-forwarded-prefix", "x-banyan-hop"),
                        List.of("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range"),
                        List.of("http2-settings", "x-http2-stream-id"))
                .flatMap(List::stream)
                .toList();

        assertThat(ruled).noneMatch(HeaderRules::ordinary);
        assertThat(ruled).noneMatch(name -> HeaderRules.ordinary(name.toUpperCase(Locale.ROOT)));
        assertThat(ruled).noneMatch(name -> HeaderRules.ordinary(name.replace('-', '_')));
        assertThat(List.of("Host", "Cookie", "Accept", "User-Agent", "traceparent", "Via", "Range", ""))
                .allMatch(HeaderRules::ordinary);
    }

    @Test
    void headersOfThisHopAreKnown() {
        for (String name :
                List.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade")) {
            assertThat(HeaderRules.hopByHop(name)).as(name).isTrue();
        }
        for (String name : List.of("trailer", "content-length", "date", "via")) {
            assertThat(HeaderRules.hopByHop(name)).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "content_length, true",
        "transfer_encoding, true",
        "content-length, false",
        "transfer-encoding, false",
        "content_type, false",
        "x_content_length, false"
    })
    void framingInDisguiseIsFound(String name, boolean disguised) {
        assertThat(HeaderRules.disguisedFraming(name)).isEqualTo(disguised);
    }

    @Test
    void aHeaderWrittenWithUnderscoresCountsAsTheOneItIsReadAs() {
        assertThat(HeaderRules.forwarded("x_forwarded_for")).isTrue();
        assertThat(HeaderRules.forwarded("x_real-ip")).isTrue();
        assertThat(HeaderRules.own("x_banyan_side")).isTrue();
        assertThat(HeaderRules.conditional("if_none_match")).isTrue();
        assertThat(HeaderRules.forwarded("x_forwarded_prefix")).isFalse();
        assertThat(HeaderRules.own("x_request_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"SESSION=1; Path=/ | SESSION", "' a = b' | a", "=b | ''", "nothing | ''", "a=b=c | a"})
    void theNameOfACookieStandsBeforeTheEquals(String setCookie, String name) {
        assertThat(HeaderRules.cookieName(setCookie)).isEqualTo(name);
    }
}
