package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Head;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is believed about where a request came from.
class ForwardedTests {
    @AutoClose
    private static final TwoSides DOUBTING = TwoSides.atWeight("50%");

    @AutoClose
    private static final TwoSides TRUSTING = TwoSides.with(
            group -> group.weight("50%").line("sticky: [client-ip]").route("event", "/events/{id}"),
            setup -> setup.option("--trusted-proxies", "127.0.0.1,10.0.0.0/8"));

    @AutoClose
    private static final TwoSides DOUBTING_ALL = TwoSides.atWeight("100%");

    @AutoClose
    private static final TwoSides TRUSTING_ALL = TwoSides.with(
            group -> group.weight("100%").route("event", "/events/{id}"),
            setup -> setup.option("--trusted-proxies", "127.0.0.1"));

    @BeforeEach
    void calm() {
        DOUBTING_ALL.calm();
        TRUSTING_ALL.calm();
        DOUBTING.calm();
        TRUSTING.calm();
    }

    @Test
    void dropsWhatAnUntrustedClientSays() {
        Head received = received(
                DOUBTING,
                "X-Forwarded-For: 6.6.6.6",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Port: 1",
                "Forwarded: for=6.6.6.6",
                "X-Real-IP: 6.6.6.6");

        assertThat(received.values("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("http");
        assertThat(received.values("X-Forwarded-Host")).containsExactly(Requests.HOST);
        assertThat(received.values("X-Forwarded-Port")).doesNotContain("1").hasSize(1);
        assertThat(received.has("Forwarded")).isFalse();
        assertThat(received.values("X-Real-IP")).doesNotContain("6.6.6.6");
    }

    @Test
    void passesOnWhatATrustedProxySays() {
        Head received = received(
                TRUSTING,
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Port: 443",
                "Forwarded: for=203.0.113.7",
                "X-Real-IP: 203.0.113.7");

        assertThat(received.values("X-Forwarded-For")).containsExactly("203.0.113.7, 127.0.0.1");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("https");
        assertThat(received.values("X-Forwarded-Host")).containsExactly("shop.example");
        assertThat(received.values("X-Forwarded-Port")).containsExactly("443");
        assertThat(received.values("Forwarded")).containsExactly("for=203.0.113.7");
        assertThat(received.values("X-Real-IP")).containsExactly("203.0.113.7");
    }

    @Test
    void makesUpNothingBesideWhatATrustedProxySays() {
        Head proto = received(TRUSTING, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");
        Head standard = received(TRUSTING, "Forwarded: for=203.0.113.9;proto=https;host=www.example.com");

        assertThat(proto.values("X-Forwarded-Proto")).containsExactly("https");
        assertThat(proto.has("X-Forwarded-Host")).isFalse();
        assertThat(proto.has("X-Forwarded-Port")).isFalse();
        assertThat(standard.values("X-Forwarded-For")).containsExactly("203.0.113.9, 127.0.0.1");
        assertThat(standard.lines()).noneMatch(line -> line.matches("X-Forwarded-(Proto|Host|Port):.*"));
    }

    @Test
    void splitsByTheStandardHeaderToo() {
        for (int client = 1; client <= 20; client++) {
            String address = "203.0.113." + client;

            String usual = TRUSTING.gateway()
                    .get("/events/7", "X-Forwarded-For: " + address)
                    .text();

            assertThat(TRUSTING.gateway()
                            .get("/events/7", "Forwarded: for=6.6.6.6, for=" + address + ";proto=https")
                            .text())
                    .isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Prefix",
                "x-forwarded-ssl",
                "X-Forwarded-Anything",
                "X_Forwarded_Prefix",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Client-IP",
                "X-Cluster-Client-IP",
                "Fastly-Client-IP",
                "X-ProxyUser-Ip",
                "Front-End-Https",
                "X-Url-Scheme",
                "X-Host",
                "X-Original-Host",
                "Client-Cert"
            })
    void tellsModernOfAClientOnlyWhatATrustedProxySays(String name) {
        String line = name + ": 6.6.6.6";

        DOUBTING_ALL.gateway().get("/events/7", line, "Connection: " + name);
        DOUBTING_ALL.gateway().get("/legacy", line, "Connection: " + name);
        TRUSTING_ALL.gateway().get("/events/7", line);

        assertThat(DOUBTING_ALL.modern().next().head().has(name)).isFalse();
        assertThat(DOUBTING_ALL.legacy().next().head().lines()).contains(line);
        assertThat(TRUSTING_ALL.modern().next().head().has(name)).isEqualTo(!name.contains("_"));
    }

    @Test
    void joinsAChainOfSeveralLines() {
        Head received = received(TRUSTING, "X-Forwarded-For: 203.0.113.7", "x-forwarded-for: 10.0.0.3");

        assertThat(received.values("X-Forwarded-For")).containsExactly("203.0.113.7, 10.0.0.3, 127.0.0.1");
    }

    @Test
    void splitsByTheRightmostAddressThatIsNotTrusted() {
        String[] spoofed = {"X-Forwarded-For: 6.6.6.6, %s, 10.0.0.3", "X-Forwarded-For: 7.7.7.7, 8.8.8.8, %s"};
        for (int client = 1; client <= 40; client++) {
            String address = "203.0.113." + client;

            String alone = TRUSTING.gateway()
                    .get("/events/7", "X-Forwarded-For: " + address)
                    .text();

            for (String chain : spoofed) {
                assertThat(TRUSTING.gateway()
                                .get("/events/7", chain.formatted(address))
                                .text())
                        .isEqualTo(alone);
            }
        }
        assertThat(TRUSTING.modern().requests()).isNotEmpty();
        assertThat(TRUSTING.legacy().requests()).isNotEmpty();
    }

    @Test
    void keepsAnUntrustedClientOnItsSideWhateverItClaims() {
        String side = DOUBTING.gateway().get("/events/7").text();

        for (int i = 0; i < 30; i++) {
            assertThat(DOUBTING.gateway()
                            .get("/events/7", "X-Forwarded-For: 203.0.113." + i)
                            .text())
                    .isEqualTo(side);
        }
    }

    @Test
    void warnsThatTheSenderMayBeTheLoadBalancer() {
        for (int i = 0; i < 10; i++) {
            DOUBTING.gateway().get("/legacy", "X-Forwarded-For: 203.0.113." + i);
        }

        Await.until(
                "health names the option",
                () -> DOUBTING.gateway().admin().get("/actuator/health").text().contains("--trusted-proxies"));
        assertThat(DOUBTING.gateway().admin().ready()).isTrue();
    }

    private static Head received(TwoSides sides, String... headerLines) {
        sides.gateway().get("/legacy", headerLines);
        return sides.legacy().next().head();
    }
}
