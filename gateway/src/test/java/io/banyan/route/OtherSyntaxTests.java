package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherSyntaxTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /a?page={page}         | at character 3, a path has no query; write '/a', which matches with any query, and, only to tell routes apart, 'when: { query: { page: "regex:.*" } }'
            /a?x=1&y={y}           | 'when: { query: { x: "1", y: "regex:.*" } }'
            /a/:id                 | ':id' is literal text here; write {id}
            /a/:id(\\d+)           | write {id:\\d+}
            /a/:id?                | write {id} in a second route next to the one without it: no segment is optional
            /a/:rest*              | write {*rest} as the last segment
            /a/<id>                | '<id>' is literal text here; write {id}
            /a/<int:id>            | write {id:[0-9]+}
            /a/<path:rest>         | write {*rest} as the last segment
            /a/[id]                | '[id]' is literal text here; write {id}
            /a/[[...rest]]         | write {*rest} as the last segment
            /a/$id                 | '$id' is literal text here; write {id}
            /a/${id}               | '${id}' is literal text here; write {id}
            /a/%d                  | '%d' is literal text here; write {id}, or {id:[0-9]+} for digits only
            /a(.:format)           | write a here, and a.{format} in a second route if that is needed
            /a/(\\d+)              | write {name:regex}, or {name} for any one segment
            /a/([^/]+)             | a regular expression is written as {name:regex}; for any one segment write {name}
            /a$                    | '$' is literal text here, and a pattern always matches to the end; write '/a'
            /a#top                 | a fragment (from '#' on) never reaches a server; write '/a'
            "/a/{id: \\d+}"        | the regular expression begins with a space, which the path would have to contain; write {id:\\d+}
            /a/{id:int}            | 'int' is a regular expression here and matches only that text; write {id:[0-9]+}
            /a/{uuid:id}           | 'id' is a regular expression here and matches only that text; write {id}
            /a/{id?}               | no segment is optional; write {id} in a second route next to the one without it
            /a/{rest...}           | for all that follows write {*rest} as the last segment
            ^/a/(\\d+)$            | a whole path cannot be a regular expression
            "~ ^/a"                | a whole path cannot be a regular expression
            "GET /a"               | the method is not part of a path; write '/a', and 'methods: [GET]' to match only that method
            "POST /a"              | the method is not part of a path; write '/a'; only GET and HEAD can go to the modern side
            https://Shop.example/a | the scheme and host are not part of a path; write '/a', and 'hosts: [shop.example]' for the group
            http://shop.example    | write '/', and 'hosts: [shop.example]' for the group
            *.html                 | it must start with '/'; write '/**/*.html'
            a/{id}                 | it must start with '/'; write '/a/{id}'
            """)
    void saysWhatToWriteHere(String pattern, String says) {
        assertThatThrownBy(() -> PathTemplate.parse(pattern, RouteSketch.REGEX)).hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a?c/{x:b?c=d}",
                "/v1/items:batch",
                "/a/{x:[:]id}",
                "/a/{int}",
                "/a/{lang:en}",
                "/a/b$c",
                "/a/(b)",
                "/a/[b",
                "/a/x<y>",
                "/100%d/{id}",
                "/a/{x:[^b]+}",
                "/a/{x:#}",
                "/a/{x:\\}?y=z}"
            })
    void leavesTextAlone(String pattern) {
        assertThat(PathTemplate.parse(pattern, RouteSketch.REGEX).pattern()).isEqualTo(pattern);
    }

    @Test
    void canStillSayWhatIsRefused() {
        assertThat(PathTemplate.parse("/a/{x:[:]id}", RouteSketch.REGEX).matches(List.of("a", ":id")))
                .isTrue();
    }
}
