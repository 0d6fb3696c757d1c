package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.UpstreamUrl;
import io.banyan.written.Problems;
import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCheckTests {
    private final Problems problems = new Problems("routes/events.yaml");

    @Test
    void isReadAsTheUpstreamIsCalled() {
        assertThat(check("http://events_view:8080/")).isEqualTo(UpstreamUrl.of("http://events_view:8080"));
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "events-view", "http://a:0", "http://[::]", "http://a?", "http://user@a", "http://a/b"})
    void whatIsNoUrlIsReported(String written) {
        assertThat(check(written)).isNull();
        assertThat(problems.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://banyan:secret@a", "http://banyan:secret@a:0/x?y", "ftp://banyan:secret@a", "x:secret@a b"
            })
    void neverShowsAPassword(String written) {
        check(written);

        assertThat(problems.all().toString()).doesNotContain("secret");
    }

    private @Nullable UpstreamUrl check(String written) {
        return UrlCheck.check(new Written(written, 1, "modern.url"), problems);
    }
}
