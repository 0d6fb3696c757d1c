package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.TableSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewFileTests {
    private static final String GOOD = """
            view: events
            version: 2
            function: lambda:events-view:live
            endpoint: http://127.0.0.1:9001
            batch-size: 50
            batch-window: 20ms
            timeout: 30s
            retries: 5
            tables:
              - table: meetup_group
                columns: [id, name]
                partition: "*"
              - table: event
                columns: [id, group_id, title]
                partition: "event:{id}"
                reads: ["event:{id}/page", "*/group:{group_id}"]
            """;

    private final List<String> problems = new ArrayList<>();

    @Test
    void readsAWholeFile() {
        FunctionView view = good(GOOD);

        assertThat(view.view()).hasToString("events:v2");
        assertThat(view.function()).hasToString("events-view:live");
        assertThat(view.endpoint())
                .isEqualTo(new FunctionView.Address(URI.create("http://127.0.0.1:9001"), "us-east-1"));
        assertThat(view.endpoint().isPlain()).isTrue();
        assertThat(view.asking())
                .isEqualTo(new FunctionView.Asking(50, Duration.ofMillis(20), Duration.ofSeconds(30), 5));
        assertThat(view.tables()).hasSize(2);
        ReadTable event = view.tables().get(1);
        assertThat(event.table()).isEqualTo(TableSpec.of("event", "id", "group_id", "title"));
        assertThat(event.partition()).hasToString("event:{id}");
        assertThat(event.reads())
                .extracting(KeyTemplate::text)
                .containsExactly("event:{id}/page", "*/group:{group_id}");
    }

    @Test
    void standsForMuchThatIsNotWritten() {
        FunctionView view = good("""
            view: events
            version: 1
            function: arn:aws:lambda:eu-west-1:123456789012:function:events-view
            tables: [{table: event, columns: [id], partition: "event:{id}"}]
            """);

        assertThat(view.endpoint().uri()).hasToString("https://lambda.eu-west-1.amazonaws.com");
        assertThat(view.endpoint().region()).isEqualTo("eu-west-1");
        assertThat(view.endpoint().isPlain()).isFalse();
        assertThat(view.asking()).isEqualTo(FunctionView.Asking.DEFAULT);
        assertThat(view.tables().getFirst().reads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9001, true",
        "http://127.0.0.9, true",
        "http://[::1]:9001, true",
        "https://127.0.0.1:9001, false",
        "http://functions:9001, false",
        "http://127.example.org, false"
    })
    void signsAllCallsButThoseToThisMachine(String endpoint, boolean isPlain) {
        assertThat(good(GOOD.replace("http://127.0.0.1:9001", endpoint))
                        .endpoint()
                        .isPlain())
                .isEqualTo(isPlain);
    }

    /// Of the first line that is replaced; the message begins with its number.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    view: events      | view: Events         | 1: view was 'Events' but must be 1 to 63 of a-z, 0-9 and -; write view: events
                    view: events      | view: [events]       | 1: view must be one value; write view: events
                    view: events      | viev: events         | 1: view is missing; write view: events
                    version: 2        | version: 0           | 2: version was '0' but must be a whole number from 1 to 999999999; write 1
                    lambda:events-view:live | lambda:my view | 3: function was 'my view' but must be NAME, NAME:ALIAS or
                    http://127.0.0.1:9001 | 127.0.0.1:9001   | 4: endpoint was '127.0.0.1:9001' but must be http:// or https:// with a host
                    http://127.0.0.1:9001 | http://u:p@h     | 4: endpoint was
                    http://127.0.0.1:9001 | http://h/path    | 4: endpoint was
                    batch-size: 50    | batch-size: 10001    | 5: batch-size was '10001' but must be a whole number from 1 to 10000; write 100
                    20ms              | 2h                   | 6: batch-window was '2h' but must be 0ms to 60s; write 800ms or 30s, say
                    timeout: 30s      | timeout: 17m         | 7: timeout was '17m' but must be 1ms to 960s; write 800ms or 30s, say
                    retries: 5        | retry: 5             | 8: 'retry' is no key here; there are view, version, function,
                    retries: 5        | view: other          | 8: 'view' is written twice; leave one of them
                    table: meetup_group | name: meetup_group | 10: table is missing; write table: event
                    table: event      | table: meetup_group  | 13: table public.meetup_group is written twice; put its columns together
                    [id, name]        | [id, id]             | 11: columns has 'id', which is empty or there already; write each column once
                    [id, name]        | []                   | 11: columns is missing; write columns: [id, title]
                    [id, name]        | id                   | 11: columns must be a list; write columns: [id, title]
                    "event:{id}"    | "event:{key}"      | 15: partition was 'event:{key}' but column 'key' is not among the table's columns: id, group_id, title
                    "event:{id}"    | "event:{id"        | 15: partition was 'event:{id' but must be a key, with the names of columns in braces; write event:{id}, say
                    "event:{id}"    | "events"           | 15: partition was 'events' but must name a column, or be *
                    "event:{id}"    | "event/{id}"       | 15: partition was 'event/{id}' but has no / in it
                    "event:{id}/page" | "event:{id}"         | 16: reads was 'event:{id}' but must be a document of the change's own partition or of *; write event:{id}/page or
                    "event:{id}/page" | "group:{id}/page"    | 16: reads was 'group:{id}/page' but must be a document of
                    "event:{id}/page" | {a: b}               | 16: reads must be a list of texts
                    """)
    void tellsWhatIsWrongAndWhere(String good, String bad, String message) {
        String text = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

        assertThat(ViewFile.view("events.view.yaml", text, problems)).isNull();

        assertThat(problems.getFirst()).startsWith("events.view.yaml:" + message);
    }

    @Test
    void tellsAllAtOnce() {
        ViewFile.view("a.view.yaml", "view: A\nversion: x\n", problems);

        assertThat(problems)
                .extracting(problem -> problem.replaceAll("(a.view.yaml:[0-9]+: [a-z]+ [a-z]+).*", "$1"))
                .containsExactly(
                        "a.view.yaml:1: view was",
                        "a.view.yaml:2: version was",
                        "a.view.yaml:1: function is",
                        "a.view.yaml:1: no table");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    endpoint: http://127.0.0.1:9001 |                   | region is missing, without which nobody knows where the function is
                    endpoint: http://127.0.0.1:9001 | region: nowhere-1 | region was 'nowhere-1' but must be one of AWS's; write eu-west-1, say
                    endpoint: http://127.0.0.1:9001 | region: EU        | region was 'EU' but must be a region
                    """)
    void aFunctionNeedsAPlace(String good, @Nullable String bad, String message) {
        ViewFile.view("a.view.yaml", GOOD.replace(good, bad == null ? "" : bad), problems);

        assertThat(problems.getFirst()).contains(message);
    }

    @Test
    void aRegionThatDoesNotExistIsToldOfAnArnToo() {
        String arn = "arn:aws:lambda:eu-wets-1:123456789012:function:events-view:1";
        ViewFile.view(
                "a.view.yaml",
                GOOD.replace("lambda:events-view:live", arn).replace("endpoint: http://127.0.0.1:9001\n", ""),
                problems);

        assertThat(problems)
                .containsExactly("a.view.yaml:3: function was '" + arn
                        + "' but eu-wets-1 is none of AWS's regions; write eu-west-1, say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "view: [", "\tview: a", "view: !!java.io.File a", "view: &a *a", "a: *b"})
    void aFileThatIsNoneIsTold(String text) {
        assertThat(ViewFile.view("a.view.yaml", text, problems)).isNull();

        assertThat(problems).isNotEmpty().allMatch(problem -> problem.startsWith("a.view.yaml:"));
    }

    @Test
    void whatDecidesTheViewIsItsCodeAndNothingElse() {
        String code = good(GOOD).code();

        assertThat(good(GOOD.replace("retries: 5", "retries: 9").replace("9001", "9002"))
                        .code())
                .isEqualTo(code);
        for (String other : List.of(
                GOOD.replace(":live", ":7"),
                GOOD.replace("title]", "venue]"),
                GOOD.replace("\"*\"", "\"group:{id}\""),
                GOOD.replace(", \"*/group:{group_id}\"", ""))) {
            assertThat(good(other).code()).isNotEqualTo(code);
        }
    }

    private FunctionView good(String text) {
        FunctionView view = ViewFile.view("events.view.yaml", text, problems);
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(view);
    }
}
