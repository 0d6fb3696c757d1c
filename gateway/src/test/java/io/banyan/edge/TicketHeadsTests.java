package io.banyan.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.Ticket;
import io.banyan.freshness.TicketKeys;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketHeadsTests {
    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");
    private static final TicketKeys KEYS = TicketKeys.of(List.of("the only key of all".getBytes(US_ASCII)));
    private static final boolean HTTP = false;
    private static final boolean HTTPS = true;

    private final TicketHeads heads = new TicketHeads(FreshnessRule.Carried.DEFAULT, () -> KEYS);
    private final HttpHeaders headers = new DefaultHttpHeaders();

    private static Ticket at(long position) {
        return Ticket.of(new Position(new Source(1), position));
    }

    private static String text(long position) {
        return KEYS.write(at(position), NOW);
    }

    private Demand take(boolean secure) {
        return heads.take(headers, secure, NOW, null);
    }

    @Test
    void leavesTheOtherHeadersInTheirOrder() {
        headers.add("X-A", 1);
        headers.add("cOOkie", "a=1; banyan-ticket=" + text(5) + "; b=2");
        headers.add("X-B", 2);

        assertThat(take(HTTP)).isEqualTo(new Demand(at(5), false, null));

        assertThat(headers.toString()).contains("X-A: 1, cOOkie: a=1; b=2, X-B: 2");
    }

    @Test
    void takesTheLargerOfAWritesAndARead() {
        headers.add("Cookie", "banyan-ticket=" + text(7) + "; banyan-ticket-read=" + text(9) + "; banyan-ticket-b=1");

        assertThat(take(HTTP)).isEqualTo(new Demand(at(9), false, null));
        assertThat(headers.get("Cookie")).isEqualTo("banyan-ticket-b=1");
    }

    @Test
    void leavesNoEmptyCookieBehind() {
        headers.add("Cookie", "banyan-ticket=" + text(5));
        headers.add("COOKIE", "a=1");

        take(HTTP);

        assertThat(headers.entries()).hasSize(1);
        assertThat(headers.get("Cookie")).isEqualTo("a=1");
    }

    @Test
    void touchesNoCookieThatIsOnlyCalledAlike() {
        headers.add("Cookie", "my-banyan-ticket=1; banyan-ticketed=2");

        assertThat(take(HTTP)).isEqualTo(Demand.NONE);
        assertThat(headers.get("Cookie")).isEqualTo("my-banyan-ticket=1; banyan-ticketed=2");
    }

    /// Written by http, read by https.
    @Test
    void takesAGoodTicketOfHttpUnderHttpsToo() {
        headers.add("Cookie", "banyan-ticket=" + text(7) + "; __Host-banyan-ticket=" + text(5));

        assertThat(take(HTTPS)).isEqualTo(new Demand(at(7), false, null));
        assertThat(headers.contains("Cookie")).isFalse();
    }

    /// Whoever can write to the site's http may have set it.
    @Test
    void isNotHurtByABadTicketOfHttpUnderHttps() {
        headers.add("Cookie", "banyan-ticket=x; __Host-banyan-ticket=" + text(5));

        assertThat(take(HTTPS)).isEqualTo(new Demand(at(5), false, null));
    }

    @Test
    void tellsOfABadTicketBesideAGoodOne() {
        headers.add("Cookie", "banyan-ticket=" + text(5) + "; banyan-ticket=x");

        assertThat(take(HTTP)).isEqualTo(new Demand(at(5), true, null));
    }

    /// Whichever it has put before.
    @Test
    void putsEachTicketWithItsOwnNameAndLife() {
        put(HTTP, TicketHeads.Place.READ, "one", 7000);
        put(HTTP, TicketHeads.Place.READ, "one", 7000);
        put(HTTP, TicketHeads.Place.READ, "one", 5001);
        put(HTTP, TicketHeads.Place.READ, "two", 6000);
        put(HTTPS, TicketHeads.Place.READ, "two", 6000);
        put(HTTPS, TicketHeads.Place.BOTH, "two", 6000);

        assertThat(headers.getAll("Set-Cookie"))
                .containsExactly(
                        "banyan-ticket-read=one; Path=/; Max-Age=7; HttpOnly; SameSite=Lax",
                        "banyan-ticket-read=one; Path=/; Max-Age=7; HttpOnly; SameSite=Lax",
                        "banyan-ticket-read=one; Path=/; Max-Age=6; HttpOnly; SameSite=Lax",
                        "banyan-ticket-read=two; Path=/; Max-Age=6; HttpOnly; SameSite=Lax",
                        "__Host-banyan-ticket-read=two; Path=/; Max-Age=6; HttpOnly; SameSite=Lax; Secure",
                        "__Host-banyan-ticket=two; Path=/; Max-Age=6; HttpOnly; SameSite=Lax; Secure",
                        "__Host-banyan-ticket-read=two; Path=/; Max-Age=6; HttpOnly; SameSite=Lax; Secure");
    }

    private void put(boolean secure, TicketHeads.Place place, String text, int millis) {
        heads.put(headers, secure, place, text, Duration.ofMillis(millis));
    }

    @Test
    void saysOfMostHeadsThatTheyHoldNone() {
        headers.add("Cookie", "a=1; banyan=2").add("Cookie", "ticket=3");
        assertThat(TicketHeads.mayBeIn(headers)).isFalse();

        assertThat(TicketHeads.mayBeIn(new DefaultHttpHeaders().add("banyan-ticket", "x")))
                .isTrue();
        assertThat(TicketHeads.mayBeIn(headers.add("COOKIE", "b=2; __Host-banyan-ticket-read=x")))
                .isTrue();
    }
}
