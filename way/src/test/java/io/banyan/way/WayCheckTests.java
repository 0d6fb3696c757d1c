package io.banyan.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.banyan.way.BadWay.Cause;
import io.banyan.way.Way.AskedFor;
import io.banyan.way.Way.Life;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayCheckTests {
    private static final WayKey INSTALLATION = WayKey.of(new byte[32]);
    private static final WayKey PRICES = INSTALLATION.ofGroup("prices");
    private static final WayKey ORDERS = INSTALLATION.ofGroup("orders");
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private Instant now = NOW;
    private final WayCheck check = new WayCheck(Map.of("prices", List.of(PRICES)), () -> now);

    @Test
    void saysWhatTheGatewayWrote() throws BadWay {
        Way way = way("prices", "id-1", "GET", "/prices/7?currency=EUR");

        Way read = check.check(List.of(WayText.write(way, PRICES)), "GET", "/prices/7?currency=EUR");

        assertThat(read).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"GET, /prices/8", "HEAD, /prices/7", "GET, /prices/7?a=b", "GET, /Prices/7"})
    void refusesAWayOfAnotherRequest(String method, String target) {
        String text = WayText.write(way("prices", "id-1", "GET", "/prices/7"), PRICES);

        assertRefused(text, method, target, Cause.OTHER_REQUEST);
    }

    @Test
    void takesAQuestionMarkWithNothingBehindItForNone() throws BadWay {
        String text = WayText.write(way("prices", "id-1", "GET", "/prices/7?"), PRICES);

        assertThat(check.check(List.of(text), "GET", "/prices/7").group()).isEqualTo("prices");
    }

    @Test
    void refusesAWayOfAnotherGroupWhoeverSignedIt() {
        assertRefused(WayText.write(way("orders", "id-1", "GET", "/"), ORDERS), "GET", "/", Cause.OTHER_GROUP);
        assertRefused(WayText.write(way("prices", "id-1", "GET", "/"), ORDERS), "GET", "/", Cause.FORGED);
        assertRefused(WayText.write(way("prices", "id-1", "GET", "/"), INSTALLATION), "GET", "/", Cause.FORGED);
    }

    @Test
    void refusesAWayWithAnotherClaimInIt() {
        String text = WayText.write(way("prices", "id-1", "GET", "/"), PRICES);
        String[] parts = text.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = claims.replace("\"hops\":1", "\"hops\":0");
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertThat(changed).isNotEqualTo(claims);
        assertRefused(forged, "GET", "/", Cause.FORGED);
    }

    @Test
    void refusesAWayThatWasUsedBefore() throws BadWay {
        String text = WayText.write(way("prices", "id-1", "GET", "/"), PRICES);

        check.check(List.of(text), "GET", "/");

        assertRefused(text, "GET", "/", Cause.REPLAYED);
    }

    @ParameterizedTest
    @CsvSource({"91, OUT_OF_TIME", "-61, OUT_OF_TIME"})
    void refusesAWayWhoseTimeIsOverOrHasNotBegun(int seconds, Cause why) {
        String text = WayText.write(way("prices", "id-1", "GET", "/"), PRICES);
        now = NOW.plusSeconds(seconds);

        assertRefused(text, "GET", "/", why);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 89, -59})
    void takesAWayFromAMachineWhoseClockIsUpToAMinuteApart(int seconds) throws BadWay {
        String text = WayText.write(way("prices", "id-1", "GET", "/"), PRICES);
        now = NOW.plusSeconds(seconds);

        assertThat(check.check(List.of(text), "GET", "/").life().id()).isEqualTo("id-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IndheStqd3QifQ.e30.x",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IndheStqd3QifQ.!!.x",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IndheStqd3QifQ"
            })
    void refusesWhatIsNoWay(String text) {
        assertRefused(text, "GET", "/", Cause.MALFORMED);
    }

    @Test
    void refusesNoneAndSeveral() {
        String text = WayText.write(way("prices", "id-1", "GET", "/"), PRICES);

        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> check.check(List.of(), "GET", "/"))
                .withMessageContaining("through the gateway");
        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> check.check(List.of(text, text), "GET", "/"))
                .withMessageContaining("exactly once");
    }

    @Test
    void takesWaysSignedWithEitherKeyWhileOneIsReplaced() throws BadWay {
        WayKey next = WayKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII))
                .ofGroup("prices");
        WayCheck both = new WayCheck(Map.of("prices", List.of(next, PRICES)), () -> now);

        assertThat(both.check(List.of(WayText.write(way("prices", "a", "GET", "/"), next)), "GET", "/"))
                .isNotNull();
        assertThat(both.check(List.of(WayText.write(way("prices", "b", "GET", "/"), PRICES)), "GET", "/"))
                .isNotNull();
    }

    @Test
    void forgetsUsedWaysOnlyWhenTheyCannotBeUsedAgain() {
        SeenWays seen = new SeenWays();
        long start = NOW.toEpochMilli();

        assertThat(seen.isNew("a", start)).isTrue();
        for (int i = 0; i < SeenWays.MOST; i++) {
            seen.isNew("other-" + i, start);
        }

        assertThat(seen.isNew("a", start + 150_000)).isFalse();
        assertThat(seen.isNew("a", start + 400_000)).isTrue();
    }

    @Test
    void provesAFunctionsGroupUntilItsTokenEnds() throws BadWay {
        CallerToken token = new CallerToken("prices", "price-list", NOW.getEpochSecond() + 60);
        String text = token.write(PRICES);

        assertThat(CallerToken.read(text, List.of(PRICES), NOW.toEpochMilli())).isEqualTo(token);
        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> CallerToken.read(text, List.of(ORDERS), NOW.toEpochMilli()))
                .withMessageContaining("not signed");
        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> CallerToken.read(
                        text, List.of(PRICES), NOW.plusSeconds(121).toEpochMilli()))
                .withMessageContaining("expired");
        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> check.check(List.of(text), "GET", "/"))
                .withMessageContaining("not one that a gateway made");
    }

    private void assertRefused(String text, String method, String target, Cause why) {
        assertThatExceptionOfType(BadWay.class)
                .isThrownBy(() -> check.check(List.of(text), method, target))
                .satisfies(bad -> assertThat(bad.why()).isEqualTo(why));
    }

    private static Way way(String group, String id, String method, String target) {
        return new Way(
                "shop",
                group,
                new Trail("orders", List.of("shop/orders", "shop/" + group), 1, "o-root"),
                AskedFor.of(method, target),
                new Life(id, NOW.toEpochMilli(), 800));
    }
}
