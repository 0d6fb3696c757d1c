package io.banyan.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTests {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Admission loopback = new Admission(null);
    private final Admission token = new Admission(TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9001", "localhost:9001", "localhost", "[::1]:9001", "functions.localhost"})
    void letsThisMachineIn(String host) {
        assertThat(loopback.refusal(headers("Host", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:9001", "localhost.evil.example", "10.0.0.1:9001", ""})
    void refusesANameThatSomebodyMadeLeadHere(String host) {
        assertThat(loopback.refusal(headers("Host", host))).isNotNull();
    }

    @Test
    void refusesAPageInABrowser() {
        HttpHeaders headers = headers("Host", "127.0.0.1:9001").set("Origin", "http://127.0.0.1:9001");

        assertThat(loopback.refusal(headers)).isNotNull();
        assertThat(token.refusal(headers.set("Authorization", "Bearer " + TOKEN)))
                .isNotNull();
    }

    @Test
    void letsInWhoeverBearsTheToken() {
        assertThat(token.refusal(headers("Host", "functions.internal").set("Authorization", "Bearer " + TOKEN)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0"})
    void refusesWhoeverDoesNot(String authorization) {
        HttpHeaders headers = headers("Host", "127.0.0.1").set("Authorization", authorization);

        assertThat(token.refusal(headers)).isNotNull();
        assertThat(token.refusal(headers("Host", "127.0.0.1"))).isNotNull();
    }

    @Test
    void hidesTheToken() {
        assertThat(token.toString()).doesNotContain(TOKEN);
    }

    private static HttpHeaders headers(String name, String value) {
        return new DefaultHttpHeaders().set(name, value);
    }
}
