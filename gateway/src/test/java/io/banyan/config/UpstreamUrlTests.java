package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.written.Problems;
import io.banyan.written.Written;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamUrlTests {
    private final Problems problems = new Problems("routes/events.yaml");

    @ParameterizedTest
    @CsvSource({
        "http://events-view:8080, http://events-view:8080",
        "http://events-view:8080/, http://events-view:8080",
        "HTTPS://abc.lambda-url.eu-west-1.on.aws, https://abc.lambda-url.eu-west-1.on.aws",
        "http://10.0.0.7:80, http://10.0.0.7:80",
        "http://[::1]:8080, http://[::1]:8080",
        "http://events_view.prod.svc:8080, http://events_view.prod.svc:8080"
    })
    void keepsSchemeHostAndPort(String written, String url) {
        assertThat(check(written)).isEqualTo(URI.create(url));
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http:",
                "http://",
                "http:///x",
                "//events-view",
                "events-view",
                "http://:8080",
                "http://a:b",
                "http://a:0",
                "http://a:65536",
                "http://1.2.3",
                "http://256.1.1.1",
                "http://[::]",
                "http://a/#x",
                "http://a?",
                "http://a b",
                "http://user@a",
                "lambda:events",
                "http://a..b:80x"
            })
    void refusesEverythingElseWithAReason(String written) {
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

    private @org.jspecify.annotations.Nullable URI check(String written) {
        return UpstreamUrl.check(new Written(written, 1, "modern.url"), problems);
    }
}
