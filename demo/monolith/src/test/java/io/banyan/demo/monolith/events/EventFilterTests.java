package io.banyan.demo.monolith.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class EventFilterTests {
    private final MultiValueMap<String, String> query = new LinkedMultiValueMap<>();

    @Test
    void showsTheFirstTwentyOfEverythingWhenNothingIsAsked() {
        assertThat(EventFilter.from(query)).isEqualTo(new EventFilter(null, null, null, List.of(), 0, 20));
    }

    @Test
    void takesWhatCannotBeReadAsNotGiven() {
        query.add("page", "second");
        query.add("size", "-5");
        query.add("city", "  ");
        query.add("tags[]", "");

        assertThat(EventFilter.from(query)).isEqualTo(new EventFilter(null, null, null, List.of(), 0, 20));
    }

    @Test
    void keepsNumbersInTheirRange() {
        query.add("page", "999999");
        query.add("size", "0");

        assertThat(EventFilter.from(query)).isEqualTo(new EventFilter(null, null, null, List.of(), 100_000, 1));
    }

    @Test
    void writesLinksWithRawBracketsAndEscapedValues() {
        query.add("city", "Köln");
        query.add("tags[]", "java");
        query.add("tags[]", "c++");
        var links = new ListLinks("/events", EventFilter.from(query));

        assertThat(links.page(2)).isEqualTo("/events?city=K%C3%B6ln&tags[]=java&tags[]=c%2B%2B&page=2");
        assertThat(links.tag("web")).isEqualTo("/events?city=K%C3%B6ln&tags[]=web");
    }
}
