package io.banyan.demo.modern.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictQueryFilterTests {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "city=Wien", "city=K%C3%B6ln", "tags[]=c%2B%2B", "q=%E2%82%AC+%F0%9F%8E%B2"})
    void readsWellFormedUtf8(String query) {
        assertThat(StrictQueryFilter.readable(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"city=K%F6ln", "q=%C3", "q=%C0%AF", "q=%ED%A0%80"})
    void refusesAnythingElse(String query) {
        assertThat(StrictQueryFilter.readable(query)).isFalse();
    }
}
