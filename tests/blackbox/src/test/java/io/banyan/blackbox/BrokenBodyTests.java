package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B14: a write whose body breaks off or is malformed never arrives as complete.
@ExtendWith(SharedGateway.class)
class BrokenBodyTests {
    private static final String CHUNKED = Requests.of("POST", "/legacy", "Transfer-Encoding: chunked");
    private static final String WITH_LENGTH = Requests.of("POST", "/legacy", "Content-Length: 10");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\r\nabc\r\nzz\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\r\n-1\r\n",
                "3\r\nabc\r\nffffffffffffffff1\r\n",
                "3\r\nabc\r\n 3\r\ndef\r\n0\r\n\r\n",
                "3\r\nabc0\r\n\r\n",
                "3\r\nabc\n0\n\n",
                "3\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\n0\r\nno colon\r\n\r\n"
            })
    void breaksAWriteWithAMalformedChunk(String chunks, TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.send(CHUNKED + chunks);

            assertThat(client.read("POST").status()).isEqualTo(400);
            assertThat(client.readToEnd()).isEmpty();
        }
        assertNoneComplete(sides);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void breaksAWriteThatItsClientBreaksOff(boolean byReset, TwoSides sides) {
        for (int round = 0; round < FullNumbers.pick(10, 200); round++) {
            RawClient client = sides.gateway().connect();
            client.send(round % 2 == 0 ? WITH_LENGTH + "abc" : CHUNKED + "3\r\nabc\r\n");
            ReceivedRequest received = sides.legacy().next();
            if (byReset) {
                client.reset();
            } else {
                client.close();
            }

            assertThat(received.body().complete()).isFalse();
        }
    }

    @Test
    void breaksAWriteWhoseClientStopsSendingInTheMiddle(TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.send(WITH_LENGTH + "abc");
            ReceivedRequest received = sides.legacy().next();
            client.finishSending();

            assertThat(received.body().complete()).isFalse();
        }
    }

    @Test
    void countsAWriteThatBrokeOff(TwoSides sides) {
        double before = unserved(sides);
        try (RawClient client = sides.gateway().connect()) {
            client.send(WITH_LENGTH + "abc");
            sides.legacy().next();
        }

        Await.until("the broken write is counted", () -> unserved(sides) > before);
    }

    @Test
    void servesTheNextClientAfterwards(TwoSides sides) {
        sides.gateway().send(CHUNKED + "3\r\nabc\r\nzz\r\n");

        assertThat(sides.gateway().send(Requests.post("/legacy", "whole")).status())
                .isEqualTo(200);
        assertThat(sides.legacy().requests())
                .filteredOn(request -> request.body().complete())
                .hasSize(1);
    }

    private static double unserved(TwoSides sides) {
        return sides.gateway().admin().meter("banyan_requests_total", "outcome=\"cancelled\"")
                + sides.gateway().admin().meter("banyan_requests_total", "outcome=\"refused\"");
    }

    private static void assertNoneComplete(TwoSides sides) {
        assertThat(sides.legacy().requests())
                .noneMatch(request -> request.body().complete());
    }
}
