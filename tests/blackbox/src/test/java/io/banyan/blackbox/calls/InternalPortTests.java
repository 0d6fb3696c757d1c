package io.banyan.blackbox.calls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.way.CallerToken;
import io.banyan.way.Way;
import io.banyan.way.WayCheck;
import io.banyan.way.WayKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class InternalPortTests {
    @TempDir
    private Path folder;

    @Test
    void passesADeclaredCallToMODERNWithAWayThatItCanCheck() throws Exception {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            RawAnswer answer = groups.call("orders", "/prices/7?currency=EUR", "X-Tenant: blue");

            ReceivedRequest seen = groups.seen("prices");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("prices itself");
            assertThat(seen.header("X-Tenant")).contains("blue");
            assertThat(seen.header(CallerToken.HEADER)).isEmpty();
            WayCheck check = new WayCheck(
                    Map.of("prices", List.of(WayKey.of(new byte[32]).ofGroup("prices"))), InstantSource.system());
            Way way = check.check(seen.head().values(Way.HEADER), seen.method(), seen.target());
            assertThat(way.trail().caller()).isEqualTo("orders");
            assertThat(way.trail().chain()).containsExactly("shop/orders", "shop/prices");
        }
    }

    @Test
    void refusesWhatIsUndeclaredUnpublishedOrUnproven() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices", "stock").started(Map.of())) {
            RawAnswer undeclared = groups.call("orders", "/stock/7");
            RawAnswer unpublished = groups.call("orders", "/admin");
            RawAnswer unproven = groups.inside(Requests.get("/prices/7"));

            assertThat(undeclared.status()).isEqualTo(403);
            assertThat(undeclared.header("Content-Type")).contains("application/problem+json");
            assertThat(undeclared.text()).contains("calls: [prices, stock]", "orders.yaml");
            assertThat(unpublished.status()).isEqualTo(404);
            assertThat(unpublished.text()).contains("No group publishes this path");
            assertThat(unproven.status()).isEqualTo(401);
            assertThat(unproven.header("WWW-Authenticate")).contains(CallerToken.HEADER);
            assertThat(groups.legacy().requests()).isEmpty();
            assertThat(groups.service("stock").requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prices/..", "/prices/%2e%2e", "/prices/..;a", "/prices//7", "/prices/a%2f..%2fb"})
    void publishesNoPathThatSomeServerReadsAsAnother(String target) {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            assertThat(groups.call("orders", target).status()).isEqualTo(404);
            assertThat(groups.inside(Requests.of("DELETE", target, CallerToken.HEADER + ": token-of-orders"))
                            .status())
                    .isEqualTo(404);
            assertThat(groups.legacy().requests()).isEmpty();
        }
    }

    @Test
    void sendsWritesOfAPublishedPathToLEGACY() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            RawAnswer answer =
                    groups.inside(Requests.post("/prices/7", "price=9", CallerToken.HEADER + ": token-of-orders"));

            ReceivedRequest seen = groups.legacy().next();
            assertThat(answer.text()).isEqualTo("legacy");
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.body().text()).isEqualTo("price=9");
            assertThat(seen.head().names()).doesNotContain(CallerToken.HEADER, Way.HEADER);
        }
    }

    @Test
    void letsAnyClientThroughTheTrafficPortAndStripsWhatOnlyGroupsMaySay() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            RawAnswer answer = groups.gateway()
                    .get("/prices/7", Way.HEADER + ": forged", CallerToken.HEADER + ": token-of-orders");

            ReceivedRequest seen = groups.seen("prices");
            assertThat(answer.text()).isEqualTo("prices itself");
            assertThat(seen.head().values(Way.HEADER)).hasSize(1).doesNotContain("forged");
            assertThat(groups.ways().getFirst().trail().caller()).isEqualTo("outside");
            assertThat(groups.ways().getFirst().trail().hops()).isZero();
        }
    }

    @Test
    void refusesARingAtTheFirstGroupThatComesAgain() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices>stock", "stock>orders").started(Map.of())) {
            RawAnswer answer = groups.gateway().get("/orders/7");

            assertThat(text(answer))
                    .startsWith("orders got 200: prices got 200: stock got 508: ")
                    .contains("shop/orders → shop/prices → shop/stock → shop/orders");
            assertThat(groups.service("orders").requests()).hasSize(1);
            Await.until(
                    "each call is counted", () -> text(groups.gateway().admin().get("/api/v1/calls"))
                            .contains("\"group\":\"orders\",\"requests\":1,\"calls\":2"));
            assertThat(text(groups.gateway().admin().get("/api/v1/calls")))
                    .contains(
                            "\"rings\":[{\"groups\":[\"orders\",\"prices\",\"stock\"],\"declared\":true,\"refused\":true}]")
                    .contains("\"fanOut\":[{\"group\":\"orders\",\"requests\":1,\"calls\":2,\"mean\":2.00,\"most\":2}]")
                    .contains("\"why\":\"loop\"");
            assertThat(groups.ways()).extracting(way -> way.trail().hops()).containsExactly(0, 1, 2);
            assertThat(groups.ways())
                    .extracting(way -> way.trail().root())
                    .containsOnly(groups.ways().getFirst().trail().root());
        }
    }

    @Test
    void refusesTwentyHopsAtTheBoundAndPassesOnLessTimeAtEach() {
        String[] chain = IntStream.range(0, 20)
                .mapToObj(i -> "g" + i + ">g" + (i + 1) % 20)
                .toArray(String[]::new);
        try (Groups groups = new Groups(folder, chain).started(Map.of())) {
            RawAnswer answer = groups.gateway().get("/g0/7");

            assertThat(text(answer)).contains("g4 got 508: ").contains("--max-hops lets it be 4");
            List<Long> left =
                    groups.ways().stream().map(way -> way.life().left()).toList();
            assertThat(left).hasSize(5).isSortedAccordingTo((one, other) -> Long.compare(other, one));
            assertThat(left).doesNotHaveDuplicates().allMatch(millis -> millis > 0 && millis <= 5000);
        }
    }

    @Test
    void refusesAnAnswerThatNobodyWaitsForAnyMore() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            groups.service("prices").now(Behaviours.hangs());

            RawAnswer answer = groups.call("orders", "/prices/7", Way.HEADER + ": " + groups.way("orders", 200));

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("Nobody waits for this call any more");
            assertThat(groups.ways()).isEmpty();
            RawAnswer tooLate = groups.call("orders", "/prices/7", Way.HEADER + ": " + groups.way("orders", 0));
            assertThat(text(tooLate)).contains("on the way shop/orders → shop/prices");
            assertThat(groups.service("prices").requests()).hasSize(1);
        }
    }

    @Test
    void hasLEGACYAnswerWhereMODERNDoesNotTakeTheWay() {
        try (Groups groups = new Groups(folder, "prices").started(Map.of())) {
            groups.service("prices")
                    .now(Behaviours.answers("HTTP/1.1 401 Unauthorized\r\nX-Banyan-Refused: way\r\n"
                            + "Content-Length: 5\r\n\r\nnever"));

            assertThat(groups.gateway().get("/prices/7").text()).isEqualTo("legacy");

            groups.service("prices")
                    .now(Behaviours.answers("HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nlogin"));
            assertThat(groups.gateway().get("/prices/7").text()).isEqualTo("login");
        }
    }

    @Test
    void refusesTheTokenOfAGroupWhoseFileIsGone() {
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            assertThat(groups.call("orders", "/prices/7").status()).isEqualTo(200);

            groups.gateway().routes().delete("orders.yaml");

            Await.until(
                    "the group is gone",
                    () -> groups.call("orders", "/prices/7").status() == 401);
            assertThat(groups.call("orders", "/prices/7").text()).contains("has no route file here any more");
        }
    }

    private static String text(RawAnswer answer) {
        return new String(answer.text().getBytes(ISO_8859_1), UTF_8);
    }
}
