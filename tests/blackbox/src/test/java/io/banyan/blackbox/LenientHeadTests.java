package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A head that only a lenient reader takes is no clear read of `/events/{id}`, which is MODERN's.
@ExtendWith(SharedGateway.class)
class LenientHeadTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  /events/7 HTTP/1.1",
                "GET /events/7  HTTP/1.1",
                "GET\t/events/7 HTTP/1.1",
                "GET /events/7\tHTTP/1.1",
                "GET /events/7\u000bHTTP/1.1",
                "GET\u000c/events/7 HTTP/1.1",
                "GET\r/events/7 HTTP/1.1",
                "\r\nGET /events/7 HTTP/1.1",
                "\nGET /events/7 HTTP/1.1",
                " GET /events/7 HTTP/1.1",
                " GET /events/7 HTTP/1.0",
                "GET /events/7 HTTP/1.1\r\nX-A: b\r\n c",
                "GET /events/7 HTTP/1.1\r\nX-A: b\r\n\tc\r\n d"
            })
    void goesToLegacy(String head, TwoSides sides) {
        assertThat(sides.gateway()
                        .send(head + "\r\nHost: www.example.com\r\n\r\n")
                        .text())
                .isEqualTo("legacy");

        assertThat(sides.legacy().next().target()).isEqualTo("/events/7");
        assertThat(sides.modern().requests()).isEmpty();
        assertThat(sides.gateway().admin().get("/actuator/prometheus").text())
                .containsPattern("banyan_ambiguous_total\\{cause=\"syntax\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nGET /events/7 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET  /events/7 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /events/7 HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n"
            })
    void goesToLegacyByteAfterByte(String request, TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.sendSlowly(request, Duration.ofMillis(1));

            assertThat(client.read().text()).isEqualTo("legacy");
        }
    }

    /// Each request is looked at by itself, whatever came before it on its connection.
    @Test
    void doesNotMakeTheNextRequestUnclear(TwoSides sides) {
        String clear = "GET /events/7 HTTP/1.1\r\nHost: www.example.com\r\nX-A:   b  \r\n\r\n";
        try (RawClient client = sides.gateway().connect()) {
            client.send("\r\n" + clear + clear + "\r\n" + clear + clear);

            assertThat(client.read().text()).isEqualTo("legacy");
            assertThat(client.read().text()).isEqualTo("modern");
            assertThat(client.read().text()).isEqualTo("legacy");
            assertThat(client.read().text()).isEqualTo("modern");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /events/7 HTTP/1.1 ",
                "\tGET /events/7 HTTP/1.1",
                "GET /events/7 http/1.1",
                "GET /events/7 HTTP/1.1\nX-A: b",
                "GET /events/7 HTTP/1.1\r\n X-A: b",
                "GET /events/7"
            })
    void isRefusedWhereItMayMeanAnotherRequest(String head, TwoSides sides) {
        RawAnswer answer = sides.gateway().send(head + "\r\nHost: www.example.com\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(sides.modern().requests()).isEmpty();
    }
}
