package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedTargetTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/search                     | /search           | /search",
                "/search?q=red+shoes&page=2  | /search           | /search?q&page",
                "/search?                    | /search           | /search?",
                "/search?a&b=&=c&&d=e=f?g    | /search           | /search?a&b&&&d",
                "/a?b=c;d=e                  | /a                | /a?b",
                "/a?b%3Dc&d%3de              | /a                | /a?b&d",
                "/a?b[]=1&%62=2              | /a                | /a?b[]&%62",
                "/a?b=c#token=d&e=f          | /a                | /a?b",
                "/a#token=d?e=f              | /a                | /a",
                "/a;jsessionid=8A3F/b;v=1;w  | /a;jsessionid/b;v;w | /a;jsessionid/b;v;w",
                "/a;id%3D8A3F?b              | /a;id             | /a;id?b",
                "*                           | *                 | *",
                "-                           | -                 | -",
            },
            ignoreLeadingAndTrailingWhitespace = true)
    void showsAsMuchOfAQueryAsAsked(String target, String none, String names) {
        String came = target == null ? "-" : target;

        assertThat(LoggedTarget.of(came, LoggedQuery.NONE)).isEqualTo(none == null ? "-" : none);
        assertThat(LoggedTarget.of(came, LoggedQuery.NAMES)).isEqualTo(names == null ? "-" : names);
        assertThat(LoggedTarget.of(came, LoggedQuery.FULL)).isEqualTo(came);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://ann:s3cret@host/a              | http://...@host/a",
                "HTTPS://ann:s3cret@host               | HTTPS://...@host",
                "http://ann@host/a@b                   | http://...@b",
                "http://ann:s3/cr?et@host/a            | http://...@host/a",
                "http:\\\\ann:s3cret@host/a            | http:\\\\...@host/a",
                "http:/ann:s3cret@host/a               | ...@host/a",
                "http:ann:s3cret@host/a                | ...@host/a",
                "ann:s3cret@host:443                   | ...@host:443",
                "http://ann:s3cret%40host/a            | http://...@host/a",
                "//ann:s3cret@host/@x                  | //...@host/@x",
                "/get/http://ann:s3cret@host/a         | /get/http://...@host/a",
                "/get/https:\\\\ann:s3cret@host        | /get/https:\\\\...@host",
                "/get?u=http://ann:s3cret@host/a       | /get?u=http://...@host/a",
            })
    void keepsNoUserAndNoPassword(String target, String shown) {
        assertThat(LoggedTarget.of(target, LoggedQuery.FULL)).isEqualTo(shown);
        assertThat(LoggedTarget.of(target, LoggedQuery.NAMES))
                .doesNotContain("ann")
                .doesNotContain("s3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@ann/posts", "/a//b/@ann", "/mail/ann@example.com", "/a?to=ann@example.com"})
    void keepsAnAtSignThatEndsNoUser(String target) {
        assertThat(LoggedTarget.of(target, LoggedQuery.FULL)).isEqualTo(target);
    }

    @ParameterizedTest
    @EnumSource(LoggedQuery.class)
    void isBounded(LoggedQuery query) {
        for (String unit : new String[] {"a", "/", "//", ";", ";a=", "?", "&", "a=&", "@", "%40", "//@", "\\"}) {
            assertThat(LoggedTarget.of("/" + unit.repeat(400_000), query)).hasSizeLessThanOrEqualTo(4_099);
            assertThat(LoggedTarget.of("/?" + unit.repeat(400_000), query)).hasSizeLessThanOrEqualTo(4_099);
            assertThat(LoggedTarget.of("x:" + unit.repeat(400_000), query)).hasSizeLessThanOrEqualTo(4_099);
        }
    }

    @Test
    void takesWhatIsTooLongForANameAsAValue() {
        assertThat(LoggedTarget.of("/a?" + "x".repeat(64) + "&" + "y".repeat(65), LoggedQuery.NAMES))
                .isEqualTo("/a?" + "x".repeat(64) + "&...");
    }

    @Test
    void showsFiftyNames() {
        String all = IntStream.range(0, 60).mapToObj(i -> "n" + i).collect(Collectors.joining("&"));

        assertThat(LoggedTarget.of("/a?" + all, LoggedQuery.NAMES)).endsWith("&n49&...");
    }
}
