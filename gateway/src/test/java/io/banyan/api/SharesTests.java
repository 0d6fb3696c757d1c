package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every share of the table goes the same way: set by a body, shown, recorded, and taken back by its own undo.
class SharesTests {
    static final List<LiveValue<?>> SHARES = List.copyOf(LiveValue.SHARES);

    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @ParameterizedTest
    @FieldSource("SHARES")
    void areSetShownRecordedAndTakenBack(LiveValue<?> share) {
        String word = share.word();
        set("{\"group\": \"events\", \"%s\": 10}, {\"route\": \"event-page\", \"%s\": 5}".formatted(word, word));

        JsonNode change = set("{\"group\": \"events\", \"%s\": 12.5}".formatted(word));

        assertThat(shown("groups/events").path(word).decimalValue()).isEqualByComparingTo("12.5");
        assertThat(change.path("steps")).anySatisfy(step -> assertThat(
                        step.path("what").asString() + step.path("to").asString())
                .isEqualTo(word + "12.5%"));
        assertThat(change.path("undoing").path("commands"))
                .allSatisfy(line -> assertThat(line.asString()).startsWith("./banyan " + word + " --"));
        set(change.path("undo").toString().replaceAll("^\\[|]$", ""));
        assertThat(shown("groups/events").path(word).decimalValue()).isEqualByComparingTo("10");
        assertThat(shown("routes/event-page").path(word).decimalValue()).isEqualByComparingTo("5");
    }

    private static JsonNode set(String changes) {
        String answer = port.ask(
                        "POST",
                        "/api/v1/changes",
                        ApiPort.EVENTS,
                        "{\"changes\": [" + changes + "], \"reason\": \"try\"}")
                .body();
        return JsonMapper.shared().readTree(answer).path("changes").path(0);
    }

    private static JsonNode shown(String what) {
        return JsonMapper.shared().readTree(port.get("/api/v1/" + what).body());
    }
}
