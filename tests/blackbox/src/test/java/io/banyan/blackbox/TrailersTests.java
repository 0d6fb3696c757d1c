package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that come after a chunked body.
@ExtendWith(SharedGateway.class)
class TrailersTests {
    @Test
    void passesAWritesTrailersToLegacy(TwoSides sides) {
        String head = Requests.of("POST", "/legacy", "Transfer-Encoding: chunked", "Trailer: X-Sum");

        sides.gateway().send(head + "3\r\nabc\r\n0\r\nX-Sum: 6\r\nx-Other: 7\r\n\r\n");

        assertThat(sides.legacy().next().body().trailers()).containsExactly("X-Sum: 6", "x-Other: 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void passesAnAnswersTrailersToTheClient(String target, TwoSides sides) {
        String head = "HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n";
        String answer = head + "3\r\nabc\r\n0\r\nX-Sum: 6\r\n\r\n";
        sides.legacy().now(Behaviours.answers(answer));
        sides.modern().now(Behaviours.answers(answer));

        RawAnswer received = sides.gateway().get(target, "TE: trailers");

        assertThat(received.text()).isEqualTo("abc");
        assertThat(received.body().trailers()).containsExactly("X-Sum: 6");
    }

    @Test
    void takesFromModernsTrailersWhatItTakesFromItsHeads(TwoSides sides) {
        sides.modern().now(Behaviours.answers("""
                        HTTP/1.1 200 OK
                        Transfer-Encoding: chunked

                        2
                        ok
                        0
                        Set-Cookie: evil=1
                        ETag: "x"
                        Alt-Svc: h3
                        X-Sum: 6

                        """.replace("\n", "\r\n")));

        RawAnswer received = sides.gateway().get("/events/7", "TE: trailers");

        assertThat(received.text()).isEqualTo("ok");
        assertThat(received.body().trailers()).containsExactly("X-Sum: 6");
    }

    @Test
    void takesNeitherFramingNorRoutingFromATrailer(TwoSides sides) {
        String head = Requests.of("POST", "/legacy", "Transfer-Encoding: chunked");

        sides.gateway()
                .send(head + "3\r\nabc\r\n0\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\nHost: evil\r\n\r\n");

        assertThat(sides.legacy().requests())
                .allSatisfy(request -> assertThat(request.body().trailers()).isEmpty());
    }
}
