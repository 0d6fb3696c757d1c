package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B3: 1xx answers, and `Expect: 100-continue` from end to end.
@ExtendWith(SharedGateway.class)
class InterimResponseTests {
    private static final String EXPECTING = Requests.of("POST", "/legacy", "Content-Length: 5", "Expect: 100-continue");

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void deliversTheFinalAnswerAfterEarlyHints(String target, TwoSides sides) {
        sides.legacy().now(Behaviours.hintsEarly("final"));
        sides.modern().now(Behaviours.hintsEarly("final"));

        try (RawClient client = sides.gateway().connect()) {
            RawAnswer first = client.exchange(Requests.get(target));
            RawAnswer second = client.exchange(Requests.get(target));

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.text()).isEqualTo("final");
            assertThat(second.text()).isEqualTo("final");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void relaysEarlyHints(String target, TwoSides sides) {
        sides.legacy().now(Behaviours.hintsEarly("final"));
        sides.modern().now(Behaviours.hintsEarly("final"));

        RawAnswer answer = sides.gateway().get(target);

        assertThat(answer.interim()).hasSize(1).allMatch(head -> head.status() == 103 && head.has("Link"));
    }

    @Test
    void deliversLegacysAnswerAfterModernsHints(TwoSides sides) {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\nSet-Cookie: a=1\r\nAlt-Svc: h3\r\n\r\n";
        sides.modern().now(Behaviours.answers(hints + "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"));

        RawAnswer answer = sides.gateway().get("/events/7");

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(answer.interim()).hasSize(1).allSatisfy(head -> assertThat(head.lines())
                .containsExactly("Link: </a.css>"));
    }

    @Test
    void bringsSeveralInterimAnswersToTheirEnd(TwoSides sides) {
        String interim = "HTTP/1.1 102 Processing\r\n\r\n";
        sides.legacy().now(Behaviours.answers(interim + interim + interim + Behaviours.ok("", "final")));

        assertThat(sides.gateway().get("/legacy").text()).isEqualTo("final");
    }

    @Test
    void sparesAnOldClientTheInterimAnswer(TwoSides sides) {
        sides.legacy().now(Behaviours.hintsEarly("final"));

        try (RawClient client = sides.gateway().connect()) {
            RawAnswer answer = client.exchange("GET /legacy HTTP/1.0\r\nHost: a\r\n\r\n");

            assertThat(answer.interim()).isEmpty();
            assertThat(answer.text()).isEqualTo("final");
        }
    }

    @Test
    void asksLegacyBeforeItAsksForTheBody(TwoSides sides) {
        sides.legacy().now(continues());

        try (RawClient client = sides.gateway().connect()) {
            client.send(EXPECTING);
            assertThat(client.readHead().status()).isEqualTo(100);
            assertThat(sides.legacy().next().header("Expect")).contains("100-continue");
            client.send("hello");

            assertThat(client.read("POST").text()).isEqualTo("hello");
        }
    }

    @Test
    void relaysLegacysRefusalWithoutABody(TwoSides sides) {
        sides.legacy().now(refusesWithoutReading());

        try (RawClient client = sides.gateway().connect()) {
            RawAnswer answer = client.send(EXPECTING).read("POST");

            assertThat(answer.interim()).isEmpty();
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @Test
    void takesABodyThatDidNotWait(TwoSides sides) {
        sides.legacy().now(continues());

        RawAnswer answer = sides.gateway().send(EXPECTING + "hello");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("hello");
    }

    private static Behaviour continues() {
        return exchange -> {
            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.send(Behaviours.ok("", exchange.readBody().text()));
        };
    }

    private static Behaviour refusesWithoutReading() {
        return exchange -> {
            exchange.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            exchange.close();
        };
    }
}
