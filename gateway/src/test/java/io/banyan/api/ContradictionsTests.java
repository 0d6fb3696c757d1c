package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ContradictionsTests {
    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"group": "events", "weight": 25}, {"group": "events", "weight": 30} | changes[0] and changes[1] contradict each other: one says all routes of events 25%, the other all routes of events 30%; remove one of them
            {"group": "events", "weight": 25}, {"group": "events", "weight": 25, "inheritingOnly": true} | changes[0] and changes[1] contradict each other: one says all routes of events 25%, the other the inheriting routes of events 25%; remove one of them
            {"route": "event-page", "weight": 5}, {"group": "catalog", "weight": 1}, {"route": "event-page", "weight": null} | changes[0] and changes[2] contradict each other: one says route event-page 5%, the other route event-page inherit; remove one of them
            {"route": "event-page", "weight": 5}, {"group": "events", "weight": 25} | changes[0] and changes[1] contradict each other: one says route event-page 5%, the other all routes of events 25%; put the group first, or send "inheritingOnly": true to leave the route as it is
            {"group": "events", "weight": 25, "revision": 1}, {"route": "event-page", "weight": 5, "revision": 2} | changes[0] and changes[1] expect group events at different revisions, 1.1 and 1.2; send the one you saw
            """)
    void areRefusedWithBothPlaces(String changes, String says) {
        String before = port.tag("events").orElseThrow();

        HttpResponse<String> answer = change(changes);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
                .isEqualTo(says);
        assertThat(port.tag("events")).contains(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"group": "events", "weight": 25}, {"group": "events", "weight": 25}""", """
                {"group": "events", "weight": 25}, {"route": "event-page", "weight": 5}""", """
                {"route": "event-page", "weight": 5}, {"group": "events", "weight": 25, "inheritingOnly": true}""", """
                {"route": "event-page", "weight": null}, {"group": "events", "weight": 25}""", """
                {"route": "event-page", "weight": 25}, {"group": "events", "weight": 25}""", """
                {"route": "event-page", "weight": 25}, {"route": "event-list", "weight": 2}""", """
                {"group": "events", "weight": 1}, {"group": "catalog", "weight": 2}"""})
    void areNotSeenWhereBothHold(String changes) {
        assertThat(change(changes).statusCode()).isEqualTo(200);
    }

    @Test
    void areToldOnceAnItem() {
        String same = "{\"group\": \"events\", \"weight\": 1}, {\"group\": \"events\", \"weight\": 2}";

        HttpResponse<String> answer = change(same + ", " + same);

        assertThat(JsonMapper.shared().readTree(answer.body()).path("problems")).hasSize(3);
    }

    private static HttpResponse<String> change(String changes) {
        return port.ask(
                "POST", "/api/v1/changes", ApiPort.ADMIN, "{\"changes\": [" + changes + "], \"reason\": \"try\"}");
    }
}
