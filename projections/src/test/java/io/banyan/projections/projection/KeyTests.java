package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTests {
    /// Pinned: a view that is kept by several would be torn if it moved.
    @Test
    void aPartitionKeyStandsWhereItAlwaysStood() {
        List<Integer> places = List.of("event:1", "event:2", "event:3", "event:42", "Grüße").stream()
                .map(text -> new PartitionKey(text).among(4))
                .toList();

        assertThat(places).containsExactly(0, 0, 3, 2, 1);
    }

    @Test
    void everywhereIsInEachPartition() {
        assertThat(PartitionKey.EVERYWHERE.standsIn(3, 4)).isTrue();
        assertThat(PartitionKey.of("event", "1").standsIn(3, 4))
                .isEqualTo(PartitionKey.of("event", "1").among(4) == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\0b", "a\nb"})
    void refusesPartitionKeysThatCannotBeWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartitionKey(text))
                .withMessageEndingWith("write event:42, say");
    }

    @Test
    @SuppressWarnings("NullAway") // What code that is not null-marked may give.
    void makesNoPartitionKeyOfNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartitionKey.of("event", null))
                .withMessageStartingWith("a partition key of kind event was made of null");
    }

    @Test
    void anEntryFitsIntoAnIndexAndTellsNoText() {
        DocumentKey key = PartitionKey.of("event", "42").document("page");

        assertThat(Operation.enter(key, Map.of("by-title", "é".repeat(400))).key())
                .isEqualTo(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.enter(key, Map.of("日".repeat(350), "本".repeat(350))))
                .withMessageStartingWith("an entry of event:42/page has 2113 bytes")
                .withMessageNotContaining("本");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.enter(key, Map.of("by-title", "本".repeat(401))))
                .withMessageNotContaining("本");
    }

    @Test
    void aDocumentKeyIsReadAsItIsWritten() {
        DocumentKey key = PartitionKey.of("event", "42").document("page/en");

        assertThat(key).hasToString("event:42/page/en");
        assertThat(DocumentKey.parse("event:42/page/en")).isEqualTo(key);
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentKey.parse("event:42"));
    }

    @Test
    void sortTextsAreInTheOrderOfWhatTheyStandFor() {
        assertThat(List.of(Long.MIN_VALUE, -2L, -1L, 0L, 1L, 10L, 9_999L, Long.MAX_VALUE).stream()
                        .map(SortText::of))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(SortText.of(Instant.parse("2026-11-28T12:00:00.000001Z")))
                .isGreaterThan(SortText.of(Instant.parse("2026-11-28T12:00:00Z")));
    }
}
