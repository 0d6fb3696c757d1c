package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Question;
import io.banyan.projections.store.ViewId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeEventTests {
    private static final ViewId VIEW = new ViewId("events", 3);

    @Test
    void hasARecordForEachChange() {
        Map<String, @Nullable String> after = new LinkedHashMap<>();
        after.put("id", "42");
        after.put("title", "Ünder \"the\" trees");
        after.put("venue", null);
        Map<DocumentKey, @Nullable Document> documents = new LinkedHashMap<>();
        documents.put(DocumentKey.parse("event:42/page"), Document.EMPTY.with("n", 7));
        documents.put(DocumentKey.parse("*/group:1"), null);
        var question = new Question(
                new Change(
                        new LogPosition(-1, 65_536),
                        Kind.UPDATE,
                        TableName.parse("event"),
                        List.of("id"),
                        Map.of("id", "41"),
                        after),
                documents);

        List<String> ids = ChangeEvent.ids(List.of(question));

        assertThat(new String(ChangeEvent.of(VIEW, List.of(question), ids), StandardCharsets.UTF_8))
                .isEqualTo("{\"Records\":[{\"eventID\":\"18446744073709551615-00000000000000065536-00000\","
                        + "\"eventSource\":\"banyan:changes\",\"eventVersion\":\"1.0\",\"view\":\"events\",\"version\":3,"
                        + "\"table\":\"public.event\",\"op\":\"update\",\"key\":{\"id\":\"42\"},"
                        + "\"before\":{\"id\":\"41\"},"
                        + "\"after\":{\"id\":\"42\",\"title\":\"Ünder \\\"the\\\" trees\",\"venue\":null},"
                        + "\"position\":\"18446744073709551615\","
                        + "\"causation\":{\"position\":\"18446744073709551615\",\"chain\":[\"view:events:3\"],\"depth\":1},"
                        + "\"documents\":{\"event:42/page\":{\"n\":7},\"*/group:1\":null}}]}");
    }

    @Test
    void namesEachOnceInTheirOrderThoughRowsOfABuildHaveOnePosition() {
        List<Question> rows = IntStream.range(0, 300)
                .mapToObj(i -> new Question(
                        new Change(
                                new LogPosition(9, 0),
                                Kind.INSERT,
                                TableName.parse("event"),
                                List.of("id"),
                                Map.of(),
                                Map.of("id", String.valueOf(i))),
                        Map.of()))
                .toList();

        assertThat(ChangeEvent.ids(rows)).doesNotHaveDuplicates().isSorted();
    }
}
