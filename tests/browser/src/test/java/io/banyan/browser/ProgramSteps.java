package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// What scripts do with the JSON API, the feed and the report.
final class ProgramSteps {
    private static final String RSVPS = "/api/events/" + Member.EVENT + "/rsvps";

    private ProgramSteps() {}

    static void reads(Visitor visitor) {
        visitor.opens("/login");
        visitor.asks("/api/events");
        visitor.asks("/api/events?tags[]=java&tags[]=c%2B%2B&city=K%C3%B6ln&page=1&size=7");
        visitor.asks("/api/events?tags%5B%5D=web&q=first+steps");
        visitor.asks("/api/events?city=Zürich&size=2");
        visitor.asks("/api/groups/koeln-java/events?size=2");
        visitor.asks("/api/groups");
        visitor.asks("/api/groups/koeln-java");
        visitor.asks("/api/members/" + Member.ID);
        visitor.asks("/api/events/17");
        visitor.asks("/api/events/17/page");
        visitor.asks("/api/events/17/rsvps");
        visitor.asks("/api/events/17/");
        visitor.asks("/api//events/17");
        visitor.asks("HEAD", "/api/events/17", Map.of(), null);
        assertThat(visitor.asks("/api/events?city=K%F6ln").status()).isEqualTo(400);
        assertThat(visitor.asks("/api/events/99999").status()).isEqualTo(404);
        assertThat(visitor.asks("/api/groups/none/events").status()).isEqualTo(200);
    }

    static void writes(Visitor visitor) {
        visitor.opens("/login");
        // A browser shows no password dialog for what says that a script asks.
        var anonymous = Map.of("Content-Type", "application/json", "X-Requested-With", "XMLHttpRequest");
        var signed = Map.of("Content-Type", "application/json", "Authorization", Member.AUTHORIZATION);
        assertThat(visitor.asks("POST", RSVPS, anonymous, "{\"answer\": \"yes\"}")
                        .status())
                .isEqualTo(401);

        Answer created = visitor.asks("POST", RSVPS, signed, "{\"answer\": \"yes\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(visitor.asks(visitor.within(created.header("location"))).text())
                .startsWith("{\"memberId\":" + Member.ID + ",");
        assertThat(visitor.asks(RSVPS).text()).contains("\"memberId\":" + Member.ID + ",");
        assertThat(visitor.asks("DELETE", RSVPS, signed, null).status()).isEqualTo(204);
        assertThat(visitor.asks(RSVPS).text()).doesNotContain("\"memberId\":" + Member.ID + ",");
        assertThat(visitor.asks("DELETE", RSVPS, signed, null).status()).isEqualTo(404);
    }

    /// News arrive while the stream stays open.
    static void feed(Visitor visitor) {
        visitor.opens("/live");
        visitor.page().waitForFunction("""
                () => document.getElementById('live-state').textContent === 'welcome'
                  && document.getElementById('live-ticks').textContent !== '0'""");
        String rsvps = "/api/events/" + Member.OTHER_EVENT + "/rsvps";
        var signed = Map.of("Content-Type", "application/json", "Authorization", Member.AUTHORIZATION);
        visitor.asks("POST", rsvps, signed, "{\"answer\": \"yes\"}");
        visitor.page().waitForSelector("#live-news li");
        visitor.notes("hears", visitor.reads("#live-news"));
        assertThat(visitor.reads("#live-state")).isEqualTo("welcome");
    }

    /// Lines arrive while others are still being counted.
    static void report(Visitor visitor) {
        visitor.opens("/reports");
        Answer report = visitor.asks("/reports/attendance.csv?seconds=1");
        assertThat(report.text().lines()).hasSize(201);
        assertThat(report.pieces()).as("arrives piece by piece").isGreaterThan(10);
        visitor.page().evalOnSelector("#report-attendance", "link => { link.href += '?seconds=0'; }");
        var saved = visitor.saves("#report-attendance");
        assertThat(saved.suggestedFilename()).isEqualTo("attendance.csv");
        assertThat(saved.path()).hasContent(report.text());
    }
}
