package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import io.banyan.view.ViewVersion.Errands;
import io.banyan.view.ViewVersion.State;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// View `events` has v1, which is served to group `events`, and v2; no file names view `lost`.
record ViewsPort(ApiPort port) {
    private static final Source SOURCE = new Source(0x7c1f00aa);

    void begin() {
        port.feed.away = "";
        port.feed.readOnly = false;
        port.feed.asked.clear();
        port.feed.put(new View("events", 1, List.of(version(1, State.LIVE, 0), version(2, State.LIVE, 0))));
        port.feed.put(new View("lost", 1, List.of(version(1, State.LIVE, 0), version(2, State.LIVE, 0))));
    }

    static ViewVersion version(int number, State state, long dead) {
        Instant now = Instant.now();
        Watermark watermark = new Watermark(SOURCE, new Position(SOURCE, 900), now);
        return new ViewVersion(number, state, watermark, now, null, null, dead, Errands.NONE);
    }

    JsonNode ask(String method, String path, String token, String body) {
        HttpResponse<String> answer = port.ask(method, "/api/v1/views/" + path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer);
    }

    static JsonNode tree(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
