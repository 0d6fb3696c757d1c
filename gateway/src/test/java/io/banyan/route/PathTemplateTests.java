package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTests {
    @ParameterizedTest
    @CsvSource({
        "/events/{id},          /events/7,      true",
        "/events/{id},          /events/,       false",
        "/events/{id},          /events/7/,     false",
        "/events/*,             /events/,       true",
        "/events/*/x,           /events//x,     false",
        "/events/**,            /events,        true",
        "/events/**,            /events/7/8/,   true",
        "/**/feed,              /feed,          true",
        "/**/feed,              /a/b/feed,      true",
        "/events/{id:[0-9]+},   /events/x,      false",
        "/{a}-{b}/q,            /x-y/q,         true",
        "/*.html,               /.html,         true",
        "/Events,               /events,        false",
        "/**,                   /,              true",
    })
    void matches(String pattern, String path, boolean expected) {
        boolean matches = PathTemplate.parse(pattern, RouteSketch.REGEX).matches(segments(path));

        assertThat(matches).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events       | at character 1, it must start with '/'; write '/events'
            /a//b        | at character 4, a segment is empty, which no canonical path contains; write one '/'
            /a/{id       | at character 4, '{' is not closed before the next '/'; write {name}, {name:regex} or {*name}
            /a/{id/x}    | at character 4, '{' is not closed before the next '/'; write {name}, {name:regex} or {*name}
            /a/id}       | at character 6, '}' closes nothing; write {name}
            /{}          | at character 3, a variable has no name; write {name}
            /{1a}        | at character 3, '1' is not allowed in a variable's name; allowed are letters, digits, _ and -, first a letter
            /{a}/{a}     | at character 7, the variable 'a' occurs twice; give each its own name
            /{a:}        | at character 5, the regular expression is empty; write {name} or {name:regex}
            /{a:x(y)}    | at character 6, '(' opens a capturing group; write (?:…) instead
            /v{a:x\\}}   | at character 7, an escaped brace needs its {name:regex} alone in its segment
            /a/**/b      | at character 4, '**' is in the middle; it is allowed only as the first or last segment
            /**/a/{*b}   | at character 7, a second '{*b}' is one too many; a pattern may have only one
            /{*a}b       | at character 2, {*name} shares its segment; it must stand alone
            /b{*a}       | at character 3, {*name} shares its segment; it must stand alone
            /{*a         | at character 2, '{' is not closed before the next '/'; write {*name}
            /a;b         | at character 3, ';' never occurs in a canonical path; a segment may contain text, ?, *, {name}, {name:regex} and mixes of these; the first or last segment may be ** or {*name}
            /a%2fb       | at character 3, '%2f' never matches: a request with it in its path is ambiguous and always goes to the legacy side; remove it
            /a%25b       | at character 3, '%25' is compared with the decoded path; write '%'
            /a%20b       | at character 3, '%20' is compared with the decoded path; write the character itself
            /a/..        | at character 4, a segment '..' never occurs in a canonical path
            /../a//{1}/b}/{c/} | at character 2, a segment '..' never occurs in a canonical path; at character 7, a segment is empty, which no canonical path contains; write one '/'; at character 9, '1' is not allowed in a variable's name; allowed are letters, digits, _ and -, first a letter; at character 13, '}' closes nothing; write {name}; at character 15, '{' is not closed before the next '/'; write {name}, {name:regex} or {*name}
            """)
    void saysWhereWhatAndWhatIsAllowed(String pattern, String message) {
        assertThatThrownBy(() -> PathTemplate.parse(pattern, RouteSketch.REGEX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + pattern + "' is not a path pattern: " + message);
    }

    @Test
    void passesOnWhatTheRegexEngineSays() {
        TextTest.Compiler refusing = regex -> {
            throw new IllegalArgumentException("no lookbehind here");
        };

        assertThatThrownBy(() -> PathTemplate.parse("/a/{id:(?<=x)}", refusing)).hasMessageContaining("capturing");
        assertThatThrownBy(() -> PathTemplate.parse("/a/{id:x++}", refusing))
                .hasMessage("'/a/{id:x++}' is not a path pattern: at character 4, 'x++' is not a regular expression: "
                        + "no lookbehind here");
    }

    @Test
    void refusesEndlessPatterns() {
        String pattern = "/a".repeat(501);

        assertThatThrownBy(() -> PathTemplate.parse(pattern, RouteSketch.REGEX))
                .hasMessageEndingWith("at character 1001, it is longer than the 1000 characters allowed");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
