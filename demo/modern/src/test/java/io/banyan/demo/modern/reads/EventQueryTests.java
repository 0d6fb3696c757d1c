package io.banyan.demo.modern.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class EventQueryTests {
    private static final Document EVENT =
            Document.of(Map.of("title", "Größe und FORM", "tags", List.of("java", "backend")));

    @Test
    void countsWhatCannotBeReadAsNotGiven() {
        assertThat(query("page=x&size=-1&city=&tags[]="))
                .isEqualTo(new EventQuery(null, null, null, List.of(), 0, 20))
                .isEqualTo(query(""));
        assertThat(query("page=999999&size=500")).isEqualTo(new EventQuery(null, null, null, List.of(), 100_000, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tags[]=java", "tags[]=java&tags[]=web", "city=Wien", "group=a&city=Wien"})
    void isDecidedByIndexes(String query) {
        assertThat(query(query).isDecidedByIndex()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=form", "tags[]=java&q=x", "city=Wien&tags[]=java", "group=a&tags[]=java"})
    void hasToLookIntoEvents(String query) {
        assertThat(query(query).isDecidedByIndex()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q=form", "q=gRöße UND", "tags[]=web&tags[]=java", "q=o&tags[]=java"})
    void shows(String query) {
        assertThat(query(query).shows(EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=formen", "q=GRÖßE", "tags[]=web", "tags[]=Java", "q=form&tags[]=web"})
    void doesNotShow(String query) {
        assertThat(query(query).shows(EVENT)).isFalse();
    }

    private static EventQuery query(String text) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.newInstance().query(text).build().getQueryParams();
        return EventQuery.read(query);
    }
}
