package io.banyan.projections.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTextTests {
    private static final LogPosition AT = new LogPosition(7, 16);
    private static final TableName EVENT = TableName.parse("event");

    @Property
    void readsWhatItWrites(
            @ForAll Change.Kind kind, @ForAll List<String> values, @ForAll boolean isKeyless, @ForAll long commit) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            row.put(values.get(i), i % 3 == 0 ? null : values.get(values.size() - 1 - i));
        }
        List<String> key = isKeyless || values.isEmpty() ? List.of() : List.of(values.getFirst());
        LogEntry entry = new Change(new LogPosition(commit, 1), kind, EVENT, key, row, row);

        assertThat(EntryText.read(entry.position().toString(), EntryText.field(entry), EntryText.write(entry)))
                .isEqualTo(entry);
    }

    @Test
    void isShortAndPlain() {
        Change change = new Change(AT, Change.Kind.INSERT, EVENT, List.of("id"), Map.of(), Map.of("id", "7"));

        assertThat(EntryText.write(change))
                .isEqualTo("{\"o\":\"i\",\"t\":\"public.event\",\"k\":[\"id\"],\"b\":{},\"a\":{\"id\":\"7\"}}");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        String newer = "{\"z\":[1,{\"y\":2}],\"o\":\"d\",\"x\":true,\"t\":\"public.event\",\"k\":[\"id\"],"
                + "\"b\":{\"id\":\"7\"},\"a\":{}}";

        assertThat(EntryText.read("7-16", "c", newer))
                .isEqualTo(new Change(AT, Change.Kind.DELETE, EVENT, List.of("id"), Map.of("id", "7"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c | {\"o\":\"i\"",
                "c | {}",
                "c | {\"o\":\"x\",\"t\":\"a\"}",
                "m | noon",
                "q | 1",
                "s | {\"t\":\"a\"}",
                "c | ''"
            })
    void namesAnEntryThatItCannotRead(String field, String text) {
        assertThatThrownBy(() -> EntryText.read("7-16", field, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("entry 7-16 was not written by a capture of this version");
    }
}
