package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// B1: no byte of one answer ever begins the next one.
///
/// Upstream connections are pooled per event loop: requests that follow each other on one client connection share a
/// pool, which hands out the connection used last. So it is there that poison would be seen first.
@ExtendWith(SharedGateway.class)
class ConnectionPoisonTests {
    private static final String EVIL = "HTTP/1.1 200 OK\r\nSet-Cookie: session=evil\r\n";
    private static final String EVIL_WHOLE = EVIL + "Content-Length: 4\r\n\r\nevil";

    /// What an upstream answers, complete by its framing, with bytes behind it that belong to nobody.
    enum Misbehaviour {
        HEAD_WITH_A_BODY("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" + EVIL),
        NO_CONTENT_WITH_A_BODY("HTTP/1.1 204 No Content\r\n\r\n" + EVIL),
        NOT_MODIFIED_WITH_A_BODY("HTTP/1.1 304 Not Modified\r\n\r\n" + EVIL),
        MORE_THAN_ITS_LENGTH(Behaviours.ok("", "fine") + "evil" + EVIL),
        MORE_THAN_ITS_LAST_CHUNK(Behaviours.okChunked("", "fine") + EVIL),
        A_PART_OF_A_HEAD(Behaviours.ok("", "fine") + EVIL),
        A_WHOLE_SECOND_ANSWER(Behaviours.ok("", "fine") + EVIL_WHOLE);

        private final String bytes;

        Misbehaviour(String bytes) {
            this.bytes = bytes;
        }

        String request() {
            return Requests.of(this == HEAD_WITH_A_BODY ? "HEAD" : "GET", "/poison");
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsTheNextClientNothingOfTheLastAnswer(Misbehaviour misbehaviour, TwoSides sides) {
        sides.legacy().now(poisoningWith(misbehaviour.bytes));
        List<String> seen = new ArrayList<>();

        try (RawClient next = sides.gateway().connect()) {
            for (int round = 0; round < FullNumbers.pick(30, 200); round++) {
                next.exchange(misbehaviour.request());
                addUnlessClean(seen, next, round);
            }
        }

        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void neverUsesThatConnectionAgain(Misbehaviour misbehaviour, TwoSides sides) {
        sides.legacy().now(poisoningWith(misbehaviour.bytes));

        try (RawClient client = sides.gateway().connect()) {
            client.exchange(misbehaviour.request());
            client.exchange(Requests.of("POST", "/clean/1"));
        }

        assertThat(sides.legacy().next().connection())
                .isNotEqualTo(sides.legacy().next().connection());
    }

    @Test
    void closesAnIdleConnectionThatSpeaksUnasked(TwoSides sides) {
        Semaphore left = new Semaphore(0);
        sides.legacy().now(speaksLater(left));
        List<String> seen = new ArrayList<>();

        try (RawClient client = sides.gateway().connect()) {
            for (int round = 0; round < 5; round++) {
                client.exchange(Requests.get("/late"));
                Await.until("the gateway has closed the connection", left::tryAcquire);
                addUnlessClean(seen, client, round);
            }
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void keepsAThousandConcurrentClientsClean(TwoSides sides) {
        sides.legacy().now(poisoningWith(Behaviours.ok("", "fine") + EVIL));
        int clients = 1_000;
        int requests = FullNumbers.pick(3, 20);

        List<List<String>> seen = Crowd.of(clients + clients / 10, clients + clients / 10, number -> {
            List<String> odd = new ArrayList<>();
            try (RawClient client = sides.gateway().connect().timeout(Duration.ofMinutes(1))) {
                for (int i = 0; i < requests; i++) {
                    if (number % 11 == 0) {
                        client.exchange(Requests.get("/poison"));
                    } else {
                        addUnlessClean(odd, client, number * 100 + i);
                    }
                }
            }
            return odd;
        });

        assertThat(seen).allMatch(List::isEmpty);
    }

    private static void addUnlessClean(List<String> seen, RawClient client, int number) {
        RawAnswer answer = client.exchange(Requests.get("/clean/" + number));
        boolean clean = answer.status() == 200
                && answer.text().equals("clean /clean/" + number)
                && !answer.head().has("Set-Cookie");
        if (!clean) {
            seen.add(answer.head() + " " + answer.text());
        }
    }

    private static Behaviour poisoningWith(String bytes) {
        return Behaviours.answers(request ->
                request.target().startsWith("/poison") ? bytes : Behaviours.ok("", "clean " + request.target()));
    }

    private static Behaviour speaksLater(Semaphore left) {
        return exchange -> {
            exchange.readBody();
            exchange.send(Behaviours.ok("", "clean " + exchange.request().target()));
            if (exchange.request().target().equals("/late")) {
                exchange.pause(Duration.ofMillis(50));
                exchange.send(EVIL);
                exchange.awaitPeerGone();
                left.release();
            }
        };
    }
}
