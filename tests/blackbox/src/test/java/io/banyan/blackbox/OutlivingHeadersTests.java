package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Head;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one answer of MODERN would say for the whole site, or for longer than a roll-back takes.
class OutlivingHeadersTests {
    private static final String SITE = """
            Alt-Svc: h3=":8443"; ma=2592000
            Strict-Transport-Security: max-age=31536000; includeSubDomains
            NEL: {}
            Report-To: {}
            Reporting-Endpoints: a="/r"
            Public-Key-Pins: max-age=1
            Service-Worker-Allowed: /
            Origin-Agent-Cluster: ?0
            Clear-Site-Data: "cookies"
            Accept-CH: DPR
            """.replace("\n", "\r\n");

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("99.99%")
            .line("site-headers: [NEL]")
            .line("sticky: [header:X-Member-Id]")
            .route("event", "/events/{id}"));

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    /// What the first member whose place MODERN has gets of it.
    private static Head seen(String status, String headers) {
        SIDES.modern().now(Behaviours.answers("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n"));
        return Stream.of("a", "b")
                .map(member -> SIDES.gateway().get("/events/7", "X-Member-Id: " + member))
                .filter(answer -> !answer.text().equals("legacy"))
                .findFirst()
                .orElseThrow()
                .head();
    }

    @Test
    void passesOnlyWhatTheFileLists() {
        assertThat(seen("200 OK", SITE).lines()).containsExactly("NEL: {}", "Content-Length: 0");
        assertThat(SIDES.gateway().admin().get("/actuator/prometheus").text())
                .contains("banyan_headers_dropped_total{group=\"events\",header=\"alt-svc\"}")
                .doesNotContain("header=\"nel\"");
    }

    @Test
    void leavesLegacysAsTheyAre() {
        SIDES.legacy().now(Behaviours.answers("HTTP/1.1 301 Moved\r\n" + SITE + "Content-Length: 0\r\n\r\n"));

        Head head = SIDES.gateway().get("/legacy").head();

        assertThat(head.status()).isEqualTo(301);
        assertThat(head.lines()).containsAll(SITE.lines().toList());
    }

    @ParameterizedTest
    @CsvSource({"301 Moved Permanently, 302", "308 Permanent Redirect, 307", "303 See Other, 303"})
    void redirectsForGoodOnlyAtAHundredPercent(String status, int below) {
        assertThat(seen(status, "Location: /events/8\r\n").status()).isEqualTo(below);
    }

    @Test
    void showsNoInnerAddress() {
        String inner = SIDES.modern().url() + "/v/1";

        Head head = seen(
                "200 OK",
                "Refresh: 5; url=" + inner + "\r\nContent-Location: " + inner + "\r\nLink: <" + inner + ">\r\n");

        String outer = "http://" + Requests.HOST + "/v/1";
        assertThat(head.lines())
                .contains("Refresh: 5; url=" + outer, "Content-Location: " + outer, "Link: <" + outer + ">");
    }
}
