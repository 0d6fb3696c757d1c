package io.banyan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTests {
    @ParameterizedTest
    @EnumSource
    void readsTheKeyThatItWrites(Subject.Kind kind) {
        Subject subject = new Subject(kind, "a/b c");

        assertThat(Subject.of(subject.key())).contains(subject);
    }

    @Test
    void isKeptAsItsKindAndName() {
        assertThat(Subject.route("event-page").key()).isEqualTo("route/event-page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "route", "route/", "/event-page", "table/event"})
    void takesNothingElseForAKey(String key) {
        assertThat(Subject.of(key)).isEmpty();
    }
}
