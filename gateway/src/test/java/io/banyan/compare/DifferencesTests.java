package io.banyan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1,"b":2}              | {"b":2.0,"a":1}            |
            {"a":1e2}                  | {"a":100}                  |
            {"a":1}                    | {"a":"1"}                  | /a
            {"a":1}                    | {"a":null}                 | /a
            {"a":null}                 | {}                         | /a
            {"a":{"b":1}}              | {"a":{"b":2}}              | /a/b
            {"a/b":1,"c~":1}           | {"a/b":2,"c~":1}           | /a~1b
            [1,2]                      | [2,1]                      | /*
            {"l":[{"n":1},{"n":2}]}    | {"l":[{"n":1},{"n":3}]}    | /l/*/n
            {"l":[1]}                  | {"l":[1,2]}                | /l
            {"a":1}                    | [1]                        | /
            """)
    void areFoundByWhatJsonMeans(String legacy, String modern, String pointer) {
        assertThat(between(json(legacy), json(modern))).isEqualTo(pointer == null ? Set.of() : Set.of(pointer));
    }

    @Test
    void areFoundByBytesInAnythingElse() {
        assertThat(between(answer(200, "text/html", "<a>"), answer(200, "text/html", "<a>")))
                .isEmpty();
        assertThat(between(answer(200, "text/html", "<a>"), answer(200, "text/html", "<b>")))
                .containsExactly("body");
        assertThat(between(json("{}"), answer(200, "text/html", "<b>"))).containsExactly("body");
        assertThat(between(json("{\"a\":1}"), json("{"))).containsExactly("body");
    }

    @Test
    void ofWhatIsNoSuccessAreTheStatusAlone() {
        assertThat(between(answer(404, "text/html", "none"), answer(404, "application/json", "{}")))
                .isEmpty();
        assertThat(between(json("{}"), answer(404, "application/json", "{}"))).containsExactly("status");
    }

    /// Else what is not to be looked at would hide what is.
    @Test
    void ofThoseThatDoNotCountTakeNobodysPlace() {
        StringBuilder one = new StringBuilder("{");
        StringBuilder other = new StringBuilder("{");
        for (int i = 10; i < 50; i++) {
            one.append("\"at").append(i).append("\":1,");
            other.append("\"at").append(i).append("\":2,");
        }
        one.append("\"z\":1}");
        other.append("\"z\":2}");

        assertThat(Differences.between(
                        json(one.toString()), json(other.toString()), pointer -> pointer.startsWith("/at")))
                .containsExactly("/at10", "/z");
        assertThat(between(json(one.toString()), json(other.toString()))).hasSize(20);
    }

    private static Set<String> between(Seen one, Seen other) {
        return Differences.between(one, other, pointer -> false);
    }

    static Seen json(String body) {
        return answer(200, "application/json;charset=utf-8", body);
    }

    static Seen answer(int status, String type, String body) {
        return new Seen(status, type, body.getBytes(StandardCharsets.UTF_8), null, Instant.EPOCH);
    }
}
