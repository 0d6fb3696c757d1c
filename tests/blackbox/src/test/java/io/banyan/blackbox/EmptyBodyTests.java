package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A read means the same whether it has no body or one of nothing.
@ExtendWith(SharedGateway.class)
class EmptyBodyTests {
    private static final String CHUNKED = Requests.of("GET", "/events/7", "Transfer-Encoding: chunked");

    @ParameterizedTest
    @ValueSource(strings = {"0\r\n\r\n", "000\r\n\r\n", "0;a=b\r\n\r\n"})
    void isAClearReadWithNothingButTheLastChunk(String body, TwoSides sides) {
        assertThat(sides.gateway().send(CHUNKED + body).text()).isEqualTo("modern");

        ReceivedRequest received = sides.modern().next();
        assertThat(received.head().has("Transfer-Encoding")).isFalse();
        assertThat(received.body().text()).isEmpty();
        assertThat(sides.legacy().requests()).isEmpty();
    }

    @Test
    void isAClearReadWithALengthOfNothing(TwoSides sides) {
        assertThat(sides.gateway().get("/events/7", "Content-Length: 0").text()).isEqualTo("modern");
    }

    @Test
    void isAClearReadOfEachOfAPipelinesRequests(TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.send((CHUNKED + "0\r\n\r\n").repeat(2) + Requests.get("/events/8"));

            for (int i = 0; i < 3; i++) {
                assertThat(client.read().text()).isEqualTo("modern");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\na\r\n0\r\n\r\n", "0\r\nX-Sum: 1\r\n\r\n"})
    void isNoneWithABodyOrTrailers(String body, TwoSides sides) {
        assertThat(sides.gateway().send(CHUNKED + body).text()).isEqualTo("legacy");

        assertThat(sides.legacy().next().head().values("Transfer-Encoding")).containsExactly("chunked");
        assertThat(sides.modern().requests()).isEmpty();
    }

    @Test
    void leavesAWriteAsItIs(TwoSides sides) {
        sides.gateway().send(Requests.of("POST", "/events/7", "Transfer-Encoding: chunked") + "0\r\n\r\n");

        assertThat(sides.legacy().next().head().values("Transfer-Encoding")).containsExactly("chunked");
    }
}
