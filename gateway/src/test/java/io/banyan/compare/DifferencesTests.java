package io.banyan.compare;

import static io.banyan.compare.Answers.answer;
import static io.banyan.compare.Answers.encoded;
import static io.banyan.compare.Answers.json;
import static io.banyan.compare.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Difference.Kind;
import io.banyan.compare.PointerTree.Ignored;
import io.banyan.compare.PointerTree.Near;
import io.banyan.compare.PointerTree.Unordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencesTests {
    private static final CompareRule RULE = rule(
            new Ignored("/at"),
            new Ignored("/items/*/seen"),
            new Unordered("/tags", null),
            new Unordered("/items", "/id"),
            new Unordered("/near", null),
            new Near("/near/*/price", Objects.requireNonNull(Tolerance.parse("0.01"))),
            new Near("/price", Objects.requireNonNull(Tolerance.parse("0.01"))),
            new Near("/when", Objects.requireNonNull(Tolerance.parse("2s"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":2}              | {"b":2.0,"a":1}
            {"a":1e2,"b":0,"c":-0.0}   | {"a":100,"b":0.00,"c":0}
            {"a":"\\u00e4\\/"}         | {"a":"ä/"}
            {"a":1,"a":1}              | {"a":1}
            {"a":[1,2.50]}             | { "a" : [ 1.0 , 2.5 ] }
            123456789012345678901      | 123456789012345678901.0
            """)
    void areNoneWhereJsonMeansTheSame(String legacy, String modern) {
        assertThat(Differences.of(CompareRule.DEFAULT, json(legacy), json(modern)))
                .isEqualTo(Compared.ALIKE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"at":1}                                      | {"at":2}
            {"at":1}                                      | {}
            {"tags":["a","b","b"]}                        | {"tags":["b","a","b"]}
            {"items":[{"id":1,"n":1},{"id":2,"n":2}]}     | {"items":[{"id":2,"n":2},{"id":1,"n":1.0}]}
            {"items":[{"id":1,"seen":1}]}                 | {"items":[{"id":1,"seen":2}]}
            {"near":[{"price":1},{"price":5}]}            | {"near":[{"price":5.001},{"price":1.01}]}
            {"price":12.50}                               | {"price":12.51}
            {"price":"12.50"}                             | {"price":"12.5"}
            {"when":"2026-11-29T10:00:00Z"}               | {"when":"2026-11-29T11:00:02+01:00"}
            {"when":"2026-11-29T10:00:00Z"}               | {"when":"2026-11-29T11:00:02.000+0100"}
            {"when":"2026-11-29T10:00:00Z"}               | {"when":"Sun, 29 Nov 2026 10:00:01 GMT"}
            {"when":1795946400}                           | {"when":1795946401500}
            {"when":"2026-11-29 10:00:00"}                | {"when":"2026-11-29T10:00:01"}
            """)
    void areIgnoredWhereARuleSaysSo(String legacy, String modern) {
        Compared compared = Differences.of(RULE, json(legacy), json(modern));

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.verdict()).isEqualTo(Verdict.IGNORED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"tags":["a","b"]}                 | {"tags":["a","c"]}                 | /tags/*
            {"tags":["a","b"]}                 | {"tags":["a","b","b"]}             | /tags/*
            {"items":[{"id":1,"n":1}]}         | {"items":[{"id":1,"n":2}]}         | /items/*/n
            {"items":[{"n":1},{"n":2}]}        | {"items":[{"n":2},{"n":3}]}        | /items/*/n
            {"items":[{"id":1},{"id":2}]}      | {"items":[{"id":1}]}               | /items/*
            {"near":[{"price":1}]}             | {"near":[{"price":1.02}]}          | /near/*/price
            {"price":12.50}                    | {"price":12.52}                    | /price
            {"price":1}                        | {"price":"1"}                      | /price
            {"price":1}                        | {"price":1e900}                    | /price
            {"when":"2026-11-29T10:00:00Z"}    | {"when":"2026-11-29T10:00:00+01:00"} | /when
            {"when":"2026-11-29T10:00:00Z"}    | {"when":"2026-11-29T10:00:00"}     | /when
            {"when":"2026-11-29"}              | {"when":"2026-11-30"}              | /when
            {"when":"2026-02-30T10:00:00Z"}    | {"when":"2026-03-02T10:00:00Z"}    | /when
            """)
    void areFoundBesideWhatARuleAllows(String legacy, String modern, String pointer) {
        assertThat(Differences.of(RULE, json(legacy), json(modern)).pointers()).containsExactly(pointer);
    }

    @Test
    void areOfTheElementAtAPlaceWhereAPointerHasItsNumber() {
        CompareRule first = rule(new Ignored("/items/0/n"));

        assertThat(Differences.of(
                                first,
                                json("{\"items\":[{\"n\":1},{\"n\":1}]}"),
                                json("{\"items\":[{\"n\":2},{\"n\":1}]}"))
                        .verdict())
                .isEqualTo(Verdict.IGNORED);
        assertThat(Differences.of(
                                first,
                                json("{\"items\":[{\"n\":1},{\"n\":1}]}"),
                                json("{\"items\":[{\"n\":1},{\"n\":2}]}"))
                        .pointers())
                .containsExactly("/items/*/n");
    }

    @Test
    void areFoundByBytesInAnythingElse() {
        assertThat(between(answer(200, "text/html", "<a>"), answer(200, "text/html", "<a>")))
                .isEmpty();
        assertThat(between(answer(200, "text/html", "<a>"), answer(200, "text/html", "<b>")))
                .containsExactly("body");
        assertThat(between(json("{}"), answer(200, "text/html", "<b>"))).containsExactly("header:content-type", "body");
    }

    @Test
    void areFoundByBytesAndCountedWhereItIsNoJsonAlthoughItSaysSo() {
        Compared broken = Differences.of(CompareRule.DEFAULT, json("{\"a\":1}"), json("{"));

        assertThat(broken.pointers()).containsExactly("body");
        assertThat(broken.notJson()).isTrue();
        assertThat(Differences.of(CompareRule.DEFAULT, json("{\"a\":1}"), json("{\"a\":1} x"))
                        .notJson())
                .isTrue();
        assertThat(Differences.of(CompareRule.DEFAULT, json("NaN"), json("NaN "))
                        .notJson())
                .isTrue();
    }

    @Test
    void areNoneOfTextWhereItsWhiteSpaceMeansNothing() {
        CompareRule tidy = new CompareRule(PointerTree.NONE, List.of(), true, false);
        Seen one = answer(200, "text/html", "<p>\r\n  <b>a  b</b> <!-- made at 10:00 -->\n</p>");

        assertThat(Differences.of(tidy, one, answer(200, "text/html", "<p><b>a b</b></p>\n"))
                        .verdict())
                .isEqualTo(Verdict.MATCHED);
        assertThat(Differences.of(tidy, one, answer(200, "text/html", "<p><b>ab</b></p>"))
                        .pointers())
                .containsExactly("body");
        assertThat(between(one, answer(200, "text/html", "<p><b>a b</b></p>"))).containsExactly("body");
    }

    @Test
    void ofWhatIsNoSuccessAreTheStatusAlone() {
        assertThat(between(answer(404, "text/html", "none"), answer(404, "application/json", "{}")))
                .isEmpty();
        assertThat(between(json("{}"), answer(404, "application/json", "{}"))).containsExactly("status");
        assertThat(between(
                        with(answer(302, "text/html", "a"), "location: /a"),
                        with(answer(302, "text/plain", "b"), "location: /b")))
                .containsExactly("header:location");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            content-type: Text/HTML; charset="UTF-8"       | content-type: text/html;charset=utf-8
            content-type: application/json                 | content-type: application/json; charset=utf-8
            cache-control: max-age=60, Public              | cache-control: public,max-age="60"
            set-cookie: a=1; Path=/; Max-Age=60            | set-cookie: a=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT; path=/
            date: today                                    | date: yesterday
            """)
    void areNoneOfHeadersThatMeanTheSame(String legacy, String modern) {
        assertThat(between(headers(legacy), headers(modern))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set-cookie: a=1; Path=/b", "set-cookie: a=1; Path=/; Secure", "set-cookie: b=1; Path=/"})
    void areFoundInTheShapeOfCookies(String modern) {
        assertThat(between(headers("set-cookie: a=1; Path=/"), headers(modern))).containsExactly("header:set-cookie");
        assertThat(Differences.of(
                                CompareRule.DEFAULT, headers("set-cookie: a=secret1"), headers("set-cookie: b=secret2"))
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void areOfWhatAnEncodedBodyHolds() throws IOException {
        Seen plain = json("{\"a\":1}");
        Seen packed = encoded(plain, "gzip", gzip("{ \"a\": 1 }".getBytes(StandardCharsets.UTF_8)));

        assertThat(between(plain, packed)).isEmpty();
        assertThat(between(json("{\"a\":2}"), packed)).containsExactly("/a");
    }

    @Test
    void cannotBeToldBeyondBounds() throws IOException {
        String deep = "[".repeat(200) + "]".repeat(200);
        assertCannot(json("[]"), json(deep), "MODERN's body is nested deeper than 100 levels");
        String many = "[0" + ",0".repeat(100_000) + "]";
        assertCannot(json(many), json("[]"), "LEGACY's body has more than 100000 values");
        assertCannot(json("[]"), json("1" + "0".repeat(2_000)), "or has a number too large");
        assertCannot(json("[]"), encoded(json(""), "br", new byte[] {1}), "MODERN's body is encoded as br");
        assertCannot(json("[]"), encoded(json(""), "gzip", new byte[] {1}), "is no gzip, although it says so");
        assertCannot(json("[]"), encoded(json(""), "gzip", gzip(new byte[5 << 20])), "has more than 4 MiB");
        assertThat(between(json(deep), json(deep))).isEmpty();
    }

    /// Their digits would fill the memory.
    @Test
    void areFoundInNumbersWithAnyExponent() {
        for (String number : List.of("1e999999999", "1e-999999999", "1e99999999999", "-1E2147483647")) {
            Compared compared = Differences.of(RULE, json("{\"price\":1}"), json("{\"price\":" + number + "}"));

            assertThat(compared.verdict()).as(number).isIn(Verdict.MISMATCHED, Verdict.NOT_COMPARABLE);
        }
    }

    @Test
    void sayHowTheyDiffer() {
        assertThat(only("{\"a\":1}", "{}")).isEqualTo(new Difference("/a", Kind.MISSING, "1", ""));
        assertThat(only("{}", "{\"a\":null}")).isEqualTo(new Difference("/a", Kind.ADDED, "", "null"));
        assertThat(only("{\"a\":1}", "{\"a\":\"1\"}")).isEqualTo(new Difference("/a", Kind.TYPE, "1", "\"1\""));
        assertThat(only("{\"a\":[1,2]}", "{\"a\":[1]}"))
                .isEqualTo(new Difference("/a", Kind.LENGTH, "a list of 2", "a list of 1"));
        assertThat(only("{\"a\":[1,2]}", "{\"a\":[2,1]}"))
                .isEqualTo(new Difference("/a", Kind.ORDER, "[1,2]", "[2,1]"));
        assertThat(only("{\"a\":1,\"a\":2}", "{\"a\":2}")).isEqualTo(new Difference("/a", Kind.REPEATED, "1,2", "2"));
    }

    @Test
    void ofAWholeAnswerThatIsAListMayBeInItsOrder() {
        CompareRule body = rule(new Unordered("body", "/id"));

        Compared moved = Differences.of(body, json("[{\"id\":1},{\"id\":2}]"), json("[{\"id\":2},{\"id\":1}]"));
        Compared other = Differences.of(body, json("[{\"id\":1,\"n\":1}]"), json("[{\"id\":1,\"n\":2}]"));

        assertThat(moved.verdict()).isEqualTo(Verdict.IGNORED);
        assertThat(other.pointers()).containsExactly("/*/n");
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

        Compared compared = Differences.of(
                CompareRule.DEFAULT,
                each -> each.pointer().startsWith("/at"),
                json(one.toString()),
                json(other.toString()));

        assertThat(compared.pointers()).containsExactly("/z");
        assertThat(compared.ignored()).isTrue();
        assertThat(between(json(one.toString()), json(other.toString()))).hasSize(20);
    }

    private static void assertCannot(Seen legacy, Seen modern, String why) {
        Compared compared = Differences.of(CompareRule.DEFAULT, legacy, modern);

        assertThat(compared.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(compared.incomparable()).contains(why);
    }

    private static Difference only(String legacy, String modern) {
        List<Difference> all =
                Differences.of(CompareRule.DEFAULT, json(legacy), json(modern)).differences();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Seen headers(String line) {
        return line.startsWith("content-type") ? answer(200, line.split(": ", 2)[1], "") : with(json("{}"), line);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(plain);
        }
        return packed.toByteArray();
    }

    private static Set<String> between(Seen one, Seen other) {
        return Differences.of(CompareRule.DEFAULT, one, other).pointers();
    }

    static CompareRule rule(PointerTree.Mark... marks) {
        return new CompareRule(PointerTree.of(List.of(marks)), CompareRule.HEADERS, false, false);
    }
}
