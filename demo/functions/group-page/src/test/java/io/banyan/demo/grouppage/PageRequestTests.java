package io.banyan.demo.grouppage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTests {
    @Test
    void takesTheSlugFromThePathAsItWasSent() {
        String event = """
                {"version": "2.0", "rawPath": "/api/groups/wien-java", "rawQueryString": "",
                 "headers": {"banyan-view": "\\"groups\\";v=2"}}""";

        assertThat(PageRequest.of(event.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new PageRequest("wien-java", "\"groups\";v=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/groups/", "/api/groups/K%C3%B6ln", "/api/groups/wien-java/events", "/", ""})
    void asksForNoGroupByAnyOtherPath(String path) {
        assertThat(PageRequest.of(path, "").slug()).isEmpty();
    }
}
