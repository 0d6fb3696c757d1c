package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Head;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `--forwarded`: which headers Banyan makes for LEGACY. 127.0.0.1 is a trusted proxy, 127.0.0.2 is not.
class ForwardedChoiceTests {
    @AutoClose
    private static final TwoSides FOR = sides("for");

    @AutoClose
    private static final TwoSides NONE = sides("none");

    private static TwoSides sides(String which) {
        return TwoSides.with(
                group -> group.weight("100%").route("event", "/events/{id}"),
                setup -> setup.option("--forwarded", which).option("--trusted-proxies", "127.0.0.1"));
    }

    @BeforeEach
    void calm() {
        FOR.calm();
        NONE.calm();
    }

    @Test
    void makesNothingOrTheChainAloneOfAnUntrustedClient() {
        String spoofed = Requests.get(
                "/legacy", "X-Forwarded-For: 6.6.6.6", "x-forwarded-proto: https", "Forwarded: for=6.6.6.6");

        assertThat(ofLegacy(FOR, "127.0.0.2", spoofed)).containsExactly("X-Forwarded-For: 127.0.0.2");
        assertThat(ofLegacy(NONE, "127.0.0.2", spoofed)).isEmpty();
    }

    @Test
    void leavesWhatATrustedProxySays() {
        String vouched = Requests.get(
                "/legacy",
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-Proto: https",
                "Forwarded: for=203.0.113.7;proto=https");

        assertThat(ofLegacy(FOR, "127.0.0.1", vouched))
                .containsExactlyInAnyOrder(
                        "X-Forwarded-For: 203.0.113.7, 127.0.0.1",
                        "X-Forwarded-Proto: https",
                        "Forwarded: for=203.0.113.7;proto=https");
        assertThat(ofLegacy(NONE, "127.0.0.1", vouched))
                .containsExactlyInAnyOrder(
                        "X-Forwarded-For: 203.0.113.7",
                        "X-Forwarded-Proto: https",
                        "Forwarded: for=203.0.113.7;proto=https");
    }

    @Test
    void modernGetsAll() {
        try (RawClient client =
                RawClient.connectFrom("127.0.0.2", NONE.gateway().port())) {
            assertThat(client.exchange(Requests.get("/events/7")).text()).isEqualTo("modern");
        }
        assertThat(forwarded(NONE.modern().next().head())).hasSize(4);
    }

    private static List<String> ofLegacy(TwoSides sides, String from, String request) {
        try (RawClient client = RawClient.connectFrom(from, sides.gateway().port())) {
            client.exchange(request);
        }
        return forwarded(sides.legacy().next().head());
    }

    private static List<String> forwarded(Head head) {
        return head.lines().stream()
                .filter(line -> line.regionMatches(true, 0, "X-Forwarded", 0, 11) || line.startsWith("Forwarded"))
                .toList();
    }
}
