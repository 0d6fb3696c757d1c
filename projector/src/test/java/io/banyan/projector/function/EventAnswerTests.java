package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Operation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventAnswerTests {
    private static final List<String> IDS = List.of("a", "b", "c");
    private static final DocumentKey PAGE = DocumentKey.parse("event:1/page");

    @Test
    void readsEveryOperationInOrder() {
        Outcome outcome = answer("""
            {"operations": [
              {"record": "b", "put": {"key": "event:1/page", "document": {"n": 7, "d": 1.50, "t": true, "l": [1, null],
                "m": {"x": "y"}, "big": 12345678901234567890}}},
              {"record": "a", "patch": {"key": "event:1/page", "fields": {"title": null}}},
              {"record": "b", "enter": {"key": "event:1/page", "indexes": {"by-start": "2026"}}},
              {"record": "c", "delete": {"key": "event:1/page"}},
              {"record": "c", "add": {"key": "event:1/page", "field": "yes", "by": -1}}
            ], "batchItemFailures": []}
            """);

        Map<String, @Nullable Object> document = new HashMap<>(Map.of("n", 7L, "d", new BigDecimal("1.50"), "t", true));
        document.put("m", Map.of("x", "y"));
        document.put("big", new BigDecimal("12345678901234567890"));
        List<@Nullable Object> list = new ArrayList<>();
        list.add(1L);
        list.add(null);
        document.put("l", list);
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("title", null);
        assertThat(outcome)
                .isEqualTo(new Outcome.Answered(
                        List.of(
                                List.of(Operation.patch(PAGE, nothing)),
                                List.of(
                                        Operation.put(PAGE, Document.of(document)),
                                        Operation.enter(PAGE, Map.of("by-start", "2026"))),
                                List.of(Operation.delete(PAGE), Operation.add(PAGE, "yes", -1))),
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operations\": []}",
                "{\"operations\": [], \"batchItemFailures\": null}",
                "{\"operations\": [], \"batchItemFailures\": []}",
                "{\"operations\": [], \"else\": 1}"
            })
    void aBatchOfWhichNothingFailedIsDone(String answer) {
        assertThat(answer(answer)).isEqualTo(new Outcome.Answered(List.of(List.of(), List.of(), List.of()), null));
    }

    /// As the platform does it for streams: nothing behind the first failure counts, in whatever order they are named.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "b"                 | 1
                    "c"                 | 2
                    "c", "b"            | 1
                    "c", "a", "b"       | 0
                    "b", "b"            | 1
                    """)
    void allBeforeTheFirstFailureAreDone(String named, int done) {
        String failures = named.replaceAll("(\"[a-c]\")", "{\"itemIdentifier\": $1}");

        Outcome outcome = answer("{\"operations\": [{\"record\": \"a\", \"delete\": {\"key\": \"event:1/page\"}},"
                + "{\"record\": \"c\", \"delete\": {\"key\": \"event:1/page\"}}],"
                + "\"batchItemFailures\": [" + failures + "]}");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.operations()).hasSize(done);
            assertThat(answered.operations().stream().limit(1))
                    .allMatch(operations -> operations.equals(List.of(Operation.delete(PAGE))));
            assertThat(answered.failed()).isEqualTo("the function named it in batchItemFailures");
        });
    }

    @Test
    void whoCouldApplyNothingNeedsNoOperations() {
        assertThat(answer("{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}]}"))
                .isEqualTo(new Outcome.Answered(List.of(), "the function named it in batchItemFailures"));
    }

    /// The platform takes each of these for a failure of all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"itemIdentifier\": \"\"}",
                "{\"itemIdentifier\": null}",
                "{\"itemIdentifier\": \"d\"}",
                "{\"itemidentifier\": \"a\"}",
                "{}",
                "\"a\""
            })
    void aFailureOfNoRecordIsOneOfAll(String failure) {
        assertThat(answer("{\"operations\": [], \"batchItemFailures\": [" + failure + "]}"))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.why())
                        .startsWith("the function named a failure that is none of the records"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                | the function answered nothing but must answer an object: {"operations": []}
                    null                              | the function answered nothing but must answer an object: {"operations": []}
                    []                                | the function answered a list but must answer an object: {"operations": []}
                    {"oper                            | the function answered what is no JSON; answer {"operations": []}
                    {"operations": []} x              | the function answered what is no JSON; answer {"operations": []}
                    {}                                | the function answered without operations; answer "operations": [] where there are none
                    {"operations": {}}                | the function answered operations that are an object but must be a list
                    {"operations": [7]}               | the function answered an operation whose record is none of those that it was given; write the eventID of one of them
                    {"operations": [{"record": "z", "delete": {"key": "a/b"}}]} | the function answered an operation whose record is none of those that it was given; write the eventID of one of them
                    {"operations": [], "batchItemFailures": "a"} | the function answered batchItemFailures that are a text but must be a list
                    """)
    void whatNobodyCanReadIsAFailureOfAll(@Nullable String answer, String why) {
        assertThat(answer(answer == null ? "" : answer)).isEqualTo(new Outcome.Failed(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "puts": {"key": "event:1/page"}                                | an operation with puts but each has one of put, patch, delete, add and enter beside its record
                    "put": {"key": "event:1/page", "document": {}}, "delete": {}   | an operation with put, delete but each
                    "delete": "event:1/page"                                       | a delete that is no object
                    "delete": {}                                                   | a delete that has no key
                    "delete": {"key": 7}                                           | a delete that has a key that is no text
                    "delete": {"key": "event:1"}                                   | a delete that has a key that is none; write the partition's key, / and a name: event:42/page
                    "delete": {"key": "event:1/page", "why": "x"}                  | a delete that has members that nobody knows
                    "put": {"key": "event:1/page"}                                 | a put that has no document
                    "put": {"key": "event:1/page", "document": []}                 | a put that has no object document
                    "patch": {"key": "event:1/page", "document": {}}               | a patch that has no fields
                    "add": {"key": "event:1/page", "field": "yes", "by": 0.5}      | a add that has a by that is no whole number
                    "add": {"key": "event:1/page", "field": "yes", "by": 12345678901234567890} | a add that has a by that is no whole number
                    "enter": {"key": "event:1/page", "indexes": {"by-n": 7}}       | a enter that has an entry that is no text
                    """)
    void anOperationThatIsNoneIsAFailureOfItsRecord(String operation, String why) {
        Outcome outcome = answer("{\"operations\": [{\"record\": \"a\", \"delete\": {\"key\": \"event:1/page\"}},"
                + " {\"record\": \"b\", \"delete\": {\"key\": \"event:1/page\"}}, {\"record\": \"b\", " + operation
                + "},"
                + " {\"record\": \"b\", \"delete\": {\"key\": \"event:1/page\"}}]}");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.operations()).containsExactly(List.of(Operation.delete(PAGE)));
            assertThat(answered.failed()).startsWith("the function answered " + why);
        });
    }

    private static Outcome answer(String json) {
        return EventAnswer.of(json.getBytes(StandardCharsets.UTF_8), IDS);
    }
}
