package io.banyan.api;

import static io.banyan.api.ApiPort.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which door the audit names: what the caller said of itself, as far as that can be.
class DoorTests {
    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @BeforeEach
    void begin() {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 10}], \"reason\": \"begin\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page | Origin | http://banyan:9090 | page
            page | Sec-Fetch-Site | same-origin | api
            page | Accept | application/json | api
            cli | Accept | application/json | cli
            api | Origin | http://banyan:9090 | api
            """)
    void believesABrowserAloneToBeThePage(String said, String header, String value, String door) {
        HttpResponse<String> changed = port.ask(
                "PATCH",
                "/api/v1/groups/events",
                EVENTS,
                "{\"weight\": 25, \"reason\": \"try\"}",
                "X-Banyan-Door",
                said,
                header,
                value);

        assertThat(changed.body()).contains("\"by\":\"ann\",\"door\":\"" + door + "\"");
    }

    @Test
    void takesNothingOfAnotherSiteForThePage() {
        HttpResponse<String> changed = port.ask(
                "PATCH",
                "/api/v1/groups/events",
                EVENTS,
                "{\"weight\": 25, \"reason\": \"try\"}",
                "X-Banyan-Door",
                "page",
                "Origin",
                "http://elsewhere",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(changed.body()).contains("\"door\":\"api\"");
    }
}
