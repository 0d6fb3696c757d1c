package io.banyan.compare;

import static io.banyan.compare.Answers.answer;
import static io.banyan.compare.Answers.json;
import static io.banyan.compare.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Forty kinds of difference, each planted alone into an answer whose other parts are written differently, and found by
/// its pointer and nothing else.
class PlantedDifferencesTests {
    private static final String PAGE = """
            {"id":7,"title":"Jazz","price":12.50,"open":true,"host":null,"at":"2026-07-01T18:00:00Z","updatedAt":1,
             "place":{"city":"Wien","geo":{"lat":48.2,"lon":16.4}},"tags":["a","b"],"steps":[1,2,3],
             "items":[{"id":1,"n":"x","score":1},{"id":2,"n":"y","score":2}],
             "offers":[{"price":5.00},{"price":9.00}],"a/b":{"~":1},"":0,"long":12345678901234567890}""";

    /// The same page, as another program writes it.
    private static final String OTHER = """
            {"long":1.234567890123456789E19,"":0.0,"a/b":{"~":1},"offers":[{"price":9.001},{"price":5}],
             "items":[{"score":8,"n":"y","id":2},{"score":9,"n":"x","id":1}],"steps":[1,2,3.0],"tags":["b","a"],
             "place":{"geo":{"lon":16.40,"lat":48.2},"city":"\\u0057ien"},"updatedAt":2,
             "at":"2026-07-01T20:00:01+02:00","host":null,"open":true,"price":12.5,"title":"Jazz","id":7}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a number is another           | "id":7                  | "id":8                  | /id
            a number is negative          | "id":7                  | "id":-7                 | /id
            a number is a text            | "id":7                  | "id":"7"                | /id
            a number is null              | "id":7                  | "id":null               | /id
            a digit of many               | 1.234567890123456789E19 | 1.234567890123456788E19 | /long
            rounded as by JavaScript      | 1.234567890123456789E19 | 12345678901234567000    | /long
            a text has another case       | "Jazz"                  | "jazz"                  | /title
            a text has a blank            | "Jazz"                  | "Jazz "                 | /title
            a text is empty               | "Jazz"                  | ""                      | /title
            a text is encoded twice       | "Jazz"                  | "Ja&#122;z"             | /title
            a text looks alike            | "Jazz"                  | "J\\u0430zz"            | /title
            a member is missing           | "title":"Jazz",         | ``                      | /title
            a member is new               | "title":"Jazz"          | "title":"Jazz","x":1    | /x
            a member has another name     | "host":null             | "Host":null             | /host /Host
            a null is missing             | "host":null,            | ``                      | /host
            a null is an object           | "host":null             | "host":{}               | /host
            a truth is false              | "open":true             | "open":false            | /open
            a truth is a text             | "open":true             | "open":"true"           | /open
            a truth is a number           | "open":true             | "open":1                | /open
            a name is written twice       | "open":true             | "open":true,"open":false | /open
            a price is off by 2 cents     | "price":12.5,           | "price":12.52,          | /price
            a price in cents              | "price":12.5,           | "price":1250,           | /price
            an hour of summer time        | T20:00:01+02:00         | T19:00:01+02:00         | /at
            no zone                       | T20:00:01+02:00         | T18:00:01               | /at
            a day is another              | 2026-07-01T20           | 2026-07-02T20           | /at
            a moment is none              | 2026-07-01T20:00:01+02:00 | soon                  | /at
            deep inside                   | "lat":48.2              | "lat":48.3              | /place/geo/lat
            an object is a list           | {"lon":16.40,"lat":48.2} | [16.4,48.2]            | /place/geo
            an object is a text           | {"lon":16.40,"lat":48.2} | "48.2,16.4"            | /place/geo
            an object is empty            | {"lon":16.40,"lat":48.2} | {}                     | /place/geo/lat /place/geo/lon
            a tag is another              | ["b","a"]               | ["b","c"]               | /tags/*
            a tag is missing              | ["b","a"]               | ["a"]                   | /tags/*
            a tag is there twice          | ["b","a"]               | ["b","a","a"]           | /tags/*
            a list has another order      | [1,2,3.0]               | [1,3,2]                 | /steps
            a list has one more           | [1,2,3.0]               | [1,2,3,4]               | /steps
            a list is its only element    | [1,2,3.0]               | 1                       | /steps
            an element is another         | [1,2,3.0]               | [1,2,4]                 | /steps/*
            a value of an item            | "n":"y"                 | "n":"z"                 | /items/*/n
            an item is missing            | {"score":8,"n":"y","id":2}, | ``                  | /items/*
            an item is another's          | "n":"y","id":2          | "n":"y","id":3          | /items/*
            an offer is off               | {"price":9.001}         | {"price":9.02}          | /offers/*/price
            a name with a slash           | "~":1                   | "~":2                   | /a~1b/~0
            an empty name                 | "":0.0                  | "":1                    | /
            """)
    void areFoundByTheirPointer(String kind, String from, String to, String pointers) {
        assertThat(OTHER).contains(from);

        Compared found = Differences.of(rule(), json(PAGE), json(OTHER.replace(from, to)));

        assertThat(String.join(" ", found.pointers())).as(kind).isEqualTo(pointers);
        assertThat(Differences.of(rule(), json(PAGE), json(OTHER)).verdict()).isEqualTo(Verdict.IGNORED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content-type: text/html        | content-type: text/plain        | header:content-type
            location: /a                   | location: /b                    | header:location
            location: /a                   | x: y                            | header:location
            cache-control: no-store        | cache-control: public           | header:cache-control
            cache-control: max-age=60      | cache-control: max-age=600      | header:cache-control
            set-cookie: a=1; HttpOnly      | set-cookie: a=1                 | header:set-cookie
            set-cookie: a=1                | x: y                            | header:set-cookie
            """)
    void areFoundByTheirHeader(String legacy, String modern, String pointer) {
        Seen plain = answer(200, "text/css", "");

        Compared found = Differences.of(rule(), typed(plain, legacy), typed(plain, modern));

        assertThat(found.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            200, 204
            200, 404
            301, 302
            404, 410
            """)
    void areFoundByTheirStatus(int legacy, int modern) {
        assertThat(Differences.of(rule(), answer(legacy, "text/html", ""), answer(modern, "text/html", ""))
                        .pointers())
                .containsExactly("status");
    }

    private static Seen typed(Seen plain, String line) {
        return line.startsWith("content-type") ? answer(200, line.split(": ", 2)[1], "") : with(plain, line);
    }

    private static CompareRule rule() {
        return DifferencesTests.rule(
                new PointerTree.Ignored("/updatedAt"),
                new PointerTree.Ignored("/items/*/score"),
                new PointerTree.Unordered("/tags", null),
                new PointerTree.Unordered("/items", "/id"),
                new PointerTree.Unordered("/offers", null),
                new PointerTree.Near("/offers/*/price", new Tolerance.Amount(new BigDecimal("0.01"))),
                new PointerTree.Near("/price", new Tolerance.Amount(new BigDecimal("0.01"))),
                new PointerTree.Near("/at", new Tolerance.Span(Duration.ofSeconds(2))));
    }
}
