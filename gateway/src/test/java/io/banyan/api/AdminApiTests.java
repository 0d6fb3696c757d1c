package io.banyan.api;

import static io.banyan.api.ApiPort.ADMIN;
import static io.banyan.api.ApiPort.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiTests {
    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Test
    void movesAGroupsWeightAndSaysHowToTakeItBack() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 10}], \"reason\": \"begin\"}");

        HttpResponse<String> answer = port.ask(
                "PATCH",
                "/api/v1/groups/events",
                EVENTS,
                "{\"weight\": 25, \"reason\": \"try\"}",
                "X-Banyan-Door",
                "cli");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isEqualTo(port.tag("events"));
        assertThat(answer.body())
                .contains("\"says\":[\"events: weight 10% → 25%\"]")
                .contains(
                        "\"undo\":[\"./banyan weight --group events 10% --inheriting-only --reason 'undo of 10% → 25% by ann'"
                                + " --undo-of ")
                .contains("\"by\":\"ann\",\"door\":\"cli\",\"reason\":\"try\"");
        assertThat(port.get("/api/v1/groups/events").body())
                .contains("\"weight\":25,\"applied\":25", "\"line\":\"weight: 25%\"");
        assertThat(port.get("/api/v1/audit?limit=1").body()).contains("\"from\":\"10%\",\"to\":\"25%\"");
    }

    @Test
    void saysSoWhereNothingIsToBeChanged() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 10}], \"reason\": \"begin\"}");

        HttpResponse<String> answer =
                port.ask("PATCH", "/api/v1/groups/events", EVENTS, "{\"weight\": 10, \"reason\": \"try\"}");

        assertThat(answer.body()).contains("\"changes\":[]", "\"says\":[\"events is already at 10%\"]");
    }

    @Test
    void showsWhoComesSecondTheOthersChange() {
        String tag = port.tag("events").orElseThrow();
        port.set("{\"changes\": [{\"route\": \"event-page\", \"weight\": 33}], \"reason\": \"mine\"}");

        HttpResponse<String> answer = port.ask(
                "PATCH", "/api/v1/groups/events", EVENTS, "{\"weight\": 30, \"reason\": \"try\"}", "If-Match", tag);
        HttpResponse<String> dry = port.ask(
                "PATCH",
                "/api/v1/groups/events",
                EVENTS,
                "{\"weight\": 30, \"reason\": \"try\", \"dryRun\": true}",
                "If-Match",
                tag);

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(dry.statusCode()).isEqualTo(412);
        assertThat(answer.body())
                .contains("group events has changed meanwhile by admin through api: mine")
                .contains("\"theirs\":{", "\"current\":{\"group\":\"events\"");
    }

    @Test
    void triesAChangeWithoutMakingIt() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 10}], \"reason\": \"begin\"}");
        String before = port.tag("events").orElseThrow();

        HttpResponse<String> answer = port.ask(
                "PATCH", "/api/v1/groups/events", EVENTS, "{\"weight\": 60, \"reason\": \"try\", \"dryRun\": true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"dryRun\":true")
                .contains("{\"id\":\"event-page\",\"from\":10.0,\"to\":50.0,\"points\":40.0}")
                .contains("\"maxConcurrent\":256,\"inUse\":3");
        assertThat(port.tag("events")).contains(before);
    }

    @Test
    void saysWhatATriedChangeMeans() {
        port.set(
                "{\"changes\": [{\"group\": \"events\", \"weight\": 10}, {\"group\": \"catalog\", \"weight\": 0}], \"reason\": \"b\"}");

        HttpResponse<String> one = port.ask(
                "PATCH", "/api/v1/groups/events", EVENTS, "{\"weight\": 30, \"reason\": \"try\", \"dryRun\": true}");
        HttpResponse<String> two = port.ask(
                "POST",
                "/api/v1/changes",
                ADMIN,
                "{\"changes\": [{\"group\": \"events\", \"weight\": 20}, {\"group\": \"catalog\", \"weight\": 5}], \"reason\": \"t\", \"dryRun\": true}");

        assertThat(one.body()).contains("}],\"says\":\"10% → 30%: no client with a sticky key in the last minute;");
        assertThat(two.body()).contains("}],\"says\":\"catalog 0% → 5%: no", ". events 10% → 20%: no");
    }

    @Test
    void tellsTheHistoryOfOneGroup() {
        assertThat(port.get("/api/v1/figures/history?group=events").body())
                .isEqualTo("{\"step\":5,\"groups\":{\"events\":[]},\"total\":[]}");
    }

    @Test
    void tellsTheHistoryOfAnHourAndOfADay() {
        assertThat(port.get("/api/v1/figures/history?last=1h").body()).startsWith("{\"step\":30,");
        assertThat(port.get("/api/v1/figures/history?last=24h&group=events").body())
                .isEqualTo("{\"step\":600,\"groups\":{\"events\":[]},\"total\":[]}");

        HttpResponse<String> week = port.get("/api/v1/figures/history?last=7d");
        assertThat(week.statusCode()).isEqualTo(400);
        assertThat(week.body()).contains("last was '7d' but must be 10m, 1h or 24h; for the last hour write last=1h");
    }

    @Test
    void makesAllChangesOrNone() {
        String before = port.tag("events").orElseThrow();

        HttpResponse<String> one = port.ask(
                "POST",
                "/api/v1/changes",
                ADMIN,
                "{\"changes\": [{\"group\": \"events\", \"weight\": 11}, {\"group\": \"catalog\", \"weight\": 5,"
                        + " \"revision\": 99}], \"reason\": \"both\"}");
        HttpResponse<String> foreign = port.ask(
                "POST",
                "/api/v1/changes",
                EVENTS,
                "{\"changes\": [{\"group\": \"events\", \"weight\": 11}, {\"group\": \"catalog\", \"weight\": 5}],"
                        + " \"reason\": \"both\"}");

        assertThat(one.statusCode()).isEqualTo(412);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(port.tag("events")).contains(before);
    }

    @Test
    void capsAWeightAndShowsThatItIsCapped() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 80}], \"reason\": \"much\"}");

        assertThat(port.get("/api/v1/routes/event-list").body())
                .contains("\"weight\":80,\"own\":false,\"applied\":50", "\"capped\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/figures/history?group=evnts | there is no group 'evnts' (did you mean 'events'?); write one of: catalog, events",
                "/api/v1/groups/evnts | there is no group 'evnts' (did you mean 'events'?); write one of: catalog, events",
                "/api/v1/routes/event | there is no route 'event'; write one of: event-list, event-page, product"
            })
    void namesWhatThereIs(String path, String detail) {
        HttpResponse<String> answer = port.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=1001", "limit=x", "limit=-1", "limit=99999999999"})
    void boundsTheAudit(String query) {
        HttpResponse<String> answer = port.get("/api/v1/audit?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("but must be a whole number from 1 to 1000; write limit=50");
    }

    @ParameterizedTest
    @CsvSource({"1.7", "'\"x\"'", "'\"1.1\", \"1.2\"'"})
    void takesOneRevisionForAPrecondition(String ifMatch) {
        HttpResponse<String> answer = port.ask(
                "PATCH", "/api/v1/groups/events", EVENTS, "{\"weight\": 30, \"reason\": \"try\"}", "If-Match", ifMatch);

        assertThat(answer.statusCode()).isEqualTo(ifMatch.equals("1.7") ? 412 : 400);
    }

    @Test
    void takesNoBodyAbove64KilobytesAndNoOtherType() {
        String body = "{\"weight\": 30, \"reason\": \"" + "x".repeat(66_000) + "\"}";

        assertThat(port.ask("PATCH", "/api/v1/groups/events", EVENTS, body).statusCode())
                .isEqualTo(413);
        assertThat(port.ask("PATCH", "/api/v1/groups/events", EVENTS, "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void explainsWhereARequestGoesAndWhy() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 25}], \"reason\": \"begin\"}");

        String read =
                port.explain("{\"method\": \"GET\", \"url\": \"/events/7\", \"headers\": [[\"X-Member-Id\", \"m1\"]]}");
        String ambiguous = port.explain("{\"method\": \"GET\", \"url\": \"https://www.example.com/events/7;a\"}");
        String write = port.explain("{\"method\": \"POST\", \"url\": \"/events/7\"}");
        String unmatched = port.explain("{\"method\": \"GET\", \"url\": \"/nothing\"}");

        assertThat(read).contains("\"reason\":\"weight\"", "\"key\":\"header:X-Member-Id\"", "\"weight\":25");
        assertThat(read).containsPattern("It stands at place [0-9,]+ of 10,000; places below 2,500 read from modern");
        assertThat(ambiguous).contains("\"cause\":\"path\",\"says\":\"';' at character 10\"");
        assertThat(write).contains("POST is not a read on this route (GET, HEAD), and writes go to legacy.");
        assertThat(unmatched).contains("\"route\":null", "\"side\":\"legacy\",\"reason\":\"unmatched\"");
    }

    @Test
    void namesTheAddressThatWouldDecideButIsNotGiven() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 25}], \"reason\": \"begin\"}");

        String without = port.explain("{\"method\": \"GET\", \"url\": \"/events\"}");
        String with = port.explain("{\"method\": \"GET\", \"url\": \"/events\", \"client\": \"203.0.113.7\"}");
        String other = port.explain("{\"method\": \"GET\", \"url\": \"/products/7\"}");

        assertThat(without)
                .contains(
                        "\"reason\":\"no-key\",\"clientDecides\":true", "which decides the side: add it (--client IP)");
        assertThat(with).contains("\"key\":\"client-ip\"", "\"clientDecides\":false");
        assertThat(other)
                .contains("\"reason\":\"no-key\",\"clientDecides\":false", "below 100% such a request goes to legacy");
    }

    @Test
    void saysToBrowsersThatNothingMayComeFromElsewhere() {
        HttpResponse<String> answer = port.get("/api/v1/groups");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("access-control-allow-origin", "set-cookie");
    }

    @Test
    void recordsAKillOnce() {
        HttpResponse<String> first = port.ask("PUT", "/api/v1/groups/catalog/kill", ADMIN, "{\"reason\": \"prices\"}");
        HttpResponse<String> second = port.ask("PUT", "/api/v1/groups/catalog/kill", ADMIN, "{\"reason\": \"too\"}");
        String audit = port.get("/api/v1/audit?group=catalog&limit=2").body();
        port.ask("DELETE", "/api/v1/groups/catalog/kill", ADMIN, "{\"reason\": \"mended\"}");

        assertThat(first.body()).contains("\"says\":[\"catalog: kill switch off → on\"]");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body())
                .contains(
                        "\"killed\":true", "\"changes\":[]", "\"says\":[\"catalog is already killed\"]", "\"undo\":[]");
        assertThat(audit).contains("\"reason\":\"prices\"").doesNotContain("\"reason\":\"too\"");
    }
}
