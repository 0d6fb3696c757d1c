package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.fresh.FreshClient.Seen;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients carry: who gets it, who does not see it, and what becomes of one that is not good.
class TicketTests {
    private static final World WORLD = new World();

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("100%")
            .line("freshness: { tickets: [cookie, header], writes: [GET /leave] }")
            .route("event", "/events/{id}"));

    private static final World.Copy COPY = WORLD.new Copy();

    @BeforeEach
    void begin() {
        SIDES.legacy().now(WORLD.legacy());
        SIDES.modern().now(COPY.behind(Duration.ZERO).modern());
        SIDES.legacy().forget();
    }

    private String side(String... headerLines) {
        return SIDES.gateway().get("/events/7", headerLines).header("X-Side").orElse("nobody");
    }

    @Test
    void neitherSideSeesATicketAndNoClientSeesWhatTheSidesSay() {
        try (FreshClient client = new FreshClient(SIDES.gateway())) {
            client.write();
            String mine = "a=1; banyan-ticket=" + client.ticket() + ";  b=\"2\"; banyan-ticketed=3";
            SIDES.legacy().forget();
            RawAnswer read = client.exchange(
                    Requests.get("/events/7", "X-A: 1", "COOKIE: " + mine, "Banyan-Ticket: x", "X-B: 2"));
            RawAnswer elsewhere = client.exchange(Requests.get("/other", "Cookie: banyan-ticket=" + client.ticket()));

            ReceivedRequest seen = SIDES.legacy().next();
            assertThat(seen.head().lines())
                    .contains("COOKIE: a=1;  b=\"2\"; banyan-ticketed=3")
                    .noneMatch(line -> line.startsWith("Banyan-"));
            assertThat(SIDES.legacy().next().head().has("Cookie")).isFalse();
            for (RawAnswer answer : List.of(read, elsewhere)) {
                assertThat(answer.head().has("Banyan-Position")).isFalse();
                assertThat(answer.head().has("Banyan-As-Of")).isFalse();
            }
        }
        RawAnswer modern = SIDES.gateway().get("/events/absent");
        assertThat(modern.header("X-Side")).contains("legacy"); // a 404, which falls back
        assertThat(SIDES.gateway().get("/events/8").head().lines()).noneMatch(line -> line.startsWith("Banyan-"));
    }

    @Test
    void isSetByAWriteForEveryPathAndStatus() {
        SIDES.legacy().now(Behaviours.answers("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));

        RawAnswer answer = SIDES.gateway().send(Requests.post("/nowhere", "x"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Set-Cookie").orElse(""))
                .matches("banyan-ticket=[A-Za-z0-9_-]{56}; Path=/; Max-Age=7; HttpOnly; SameSite=Lax");
        assertThat(answer.header("Banyan-Ticket").orElse("")).hasSize(56);
    }

    @Test
    void isNotSetByAGetThatNoRouteKnowsUnlessItsFileSaysThatItWrites() {
        SIDES.legacy().now(Behaviours.says("legacy"));

        assertThat(SIDES.gateway().get("/leaves").head().has("Set-Cookie")).isFalse();
        assertThat(SIDES.gateway().get("/leave?now=1").head().has("Set-Cookie")).isTrue();
    }

    @Test
    void inTheHeaderCountsLikeTheCookie() {
        RawAnswer written = SIDES.gateway().send(Requests.post("/events/7", "x"));
        COPY.behind(Duration.ofSeconds(2));

        assertThat(side("Banyan-Ticket: " + written.header("Banyan-Ticket").orElse("")))
                .isEqualTo("legacy");
    }

    /// Whatever it is, it is no error, and the next answer brings a good one.
    @ParameterizedTest
    @ValueSource(strings = {"x", "", "AUF8HwCqAAAAAAdbzRUAAAGi0R8CAGs3lUbEM3L1kdFOBD-iKB7lWSyZ", "\"\"", "%00", "ééé"})
    void thatIsNotGoodIsIgnoredAndItsReadGoesToLegacy(String text) {
        assertThat(side()).isEqualTo("modern");

        RawAnswer answer = SIDES.gateway().get("/events/7", "Cookie: banyan-ticket=" + text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Side")).contains("legacy");
        String fresh = answer.header("Banyan-Ticket").orElse("");
        Await.until(
                "the fresh one is good", () -> side("Banyan-Ticket: " + fresh).equals("modern"));
    }

    @Test
    void ofAKilobyteOrAHundredTimesIsIgnoredToo() {
        assertThat(side("Cookie: banyan-ticket=" + "x".repeat(8_000))).isEqualTo("legacy");
        assertThat(side("Cookie: " + "banyan-ticket=x; ".repeat(100))).isEqualTo("legacy");
        assertThat(SIDES.gateway()
                        .get("/events/7", "Banyan-Ticket: " + "x".repeat(1_000_000))
                        .status())
                .isEqualTo(431);
    }

    @Test
    void twiceMeansTheLarger() {
        try (FreshClient client = new FreshClient(SIDES.gateway())) {
            client.write();
            String small = client.ticket();
            Await.until("MODERN answers", () -> client.read().side().equals("modern"));
            COPY.behind(Duration.ofSeconds(2));
            client.write();
            String both = "Cookie: banyan-ticket=" + client.ticket() + "; banyan-ticket=" + small;
            String other = "Cookie: banyan-ticket=" + small + "; banyan-ticket=" + client.ticket();

            assertThat(side(both)).isEqualTo("legacy");
            assertThat(side(other)).isEqualTo("legacy");
            assertThat(side("Cookie: banyan-ticket=" + small)).isEqualTo("modern");
        }
    }

    @Test
    void ofAWriteThatWasCancelledIsRememberedForItsClient() {
        SIDES.legacy().now(Behaviours.hangs());
        try (RawClient writer = SIDES.gateway().connect()) {
            writer.send(Requests.post("/events/7", "x", "User-Agent: mine"));
            assertThat(SIDES.legacy().next().body().text()).isEqualTo("x");
            writer.reset();
        }
        SIDES.legacy().now(WORLD.legacy());

        Await.until("the write is over", () -> side("User-Agent: mine").equals("legacy"));
        assertThat(side("User-Agent: another's")).isEqualTo("modern");
    }

    @Test
    void ofAWriteThatBrokeIsRememberedForItsClient() {
        SIDES.legacy().now(Behaviours.resetsBeforeTheHead());
        assertThat(SIDES.gateway()
                        .send(Requests.post("/events/7", "x", "User-Agent: broken"))
                        .status())
                .isEqualTo(502);
        SIDES.legacy().now(WORLD.legacy());

        assertThat(side("User-Agent: broken")).isEqualTo("legacy");
        assertThat(side("User-Agent: another's")).isEqualTo("modern");
    }

    /// Whoever reads through a cache has no order to keep, and nobody may get another one's cookie.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: public, max-age=60 | false",
                "Cache-Control: no-cache | false",
                "Cache-Control: private=\"x\" | false",
                "Expires: Thu, 01 Jan 2099 00:00:00 GMT | false",
                "Surrogate-Control: max-age=9 | false",
                "Cache-Control: private | true",
                "Cache-Control: max-age=60, no-store | true",
                "X-Says: nothing of caching | true"
            })
    void isNeverOnAnAnswerThatASharedCacheMayKeep(String line, boolean set) {
        COPY.behind(Duration.ofSeconds(2));
        SIDES.legacy().now(Behaviours.answers(Behaviours.ok(line + "\r\n", "1")));

        RawAnswer answer = SIDES.gateway().get("/events/7", "Cookie: banyan-ticket=x");

        assertThat(answer.head().has("Set-Cookie")).isEqualTo(set);
        assertThat(answer.head().has("Banyan-Ticket")).isEqualTo(set);
        assertThat(answer.head().values("Cache-Control"))
                .isEqualTo(
                        line.startsWith("Cache-Control: ")
                                ? List.of(line.substring(15))
                                : set ? List.of("private") : List.of());
    }

    @Test
    void movesOnlyWhenThereIsSomethingNew() {
        try (FreshClient client = new FreshClient(SIDES.gateway())) {
            COPY.behind(Duration.ofSeconds(2));
            client.write();
            String ticket = client.ticket();

            Seen again = client.read();

            assertThat(again.side()).isEqualTo("legacy");
            assertThat(client.ticket()).isEqualTo(ticket);
            assertThat(again.answer().head().has("Set-Cookie")).isFalse();
        }
    }
}
