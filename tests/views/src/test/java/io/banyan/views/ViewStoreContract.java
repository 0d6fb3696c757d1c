package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import io.banyan.projections.store.Applied;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewId;
import io.banyan.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every store of views promises.
abstract class ViewStoreContract extends ViewStoreStage {
    @Test
    void keepsTheFirstRegistrationOfAVersion() {
        Registration first = store.register(new Registration(VIEW, "aa", 4));
        Registration second = store.register(new Registration(VIEW, "bb", 1));

        assertThat(second).isEqualTo(first).isEqualTo(new Registration(VIEW, "aa", 4));
        assertThat(store.registration(VIEW)).isEqualTo(first);
        assertThat(store.registration(new ViewId("events", 4))).isNull();
    }

    @Test
    void listsVersionsByNameAndNumber() {
        for (String view : List.of("events:v10", "events:v9", "groups:v1")) {
            store.register(new Registration(ViewId.parse(view), "aa", 1));
        }

        assertThat(store.views()).extracting(ViewId::toString).containsExactly("events:v9", "events:v10", "groups:v1");
    }

    @Test
    void appliesABatchWithItsCheckpoint() {
        begin();

        Applied applied = put("1", "2", 20, written(ONE, null, document("a")));

        assertThat(applied).isInstanceOf(Applied.Taken.class);
        Seen<Map<DocumentKey, StoredDocument>> seen = store.documents(VIEW, 0, List.of(ONE, TWO));
        assertThat(seen.value()).containsExactly(Map.entry(ONE, document("a")));
        assertThat(seen.checkpoint()).isEqualTo(checkpoint("2", 20)).isEqualTo(store.checkpoint(VIEW, 0));
    }

    @Test
    void refusesWhoeverBuildsOnAnotherTurn() {
        begin();
        put("1", "2", 20, written(ONE, null, document("a")));

        Applied late = put("1", "x", 30, written(ONE, null, document("b")));

        assertThat(late).isEqualTo(new Applied.Refused(checkpoint("2", 20)));
        assertThat(store.documents(VIEW, 0, List.of(ONE)).value()).containsEntry(ONE, document("a"));
    }

    @Test
    void refusesWhoeverBeginsWhatHasBegunOrGoesOnWithWhatIsGone() {
        store.register(new Registration(VIEW, "aa", 1));
        begin();

        assertThat(store.apply(VIEW, 0, Batch.only(null, checkpoint("x", 10))))
                .isEqualTo(new Applied.Refused(checkpoint("1", 10)));
        store.drop(VIEW);
        assertThat(put("1", "2", 20)).isEqualTo(new Applied.Refused(null));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740992-7,9007199254740993-1",
        "9007199254740993-1,9007199254740993-2",
        "999-1,1000-1",
        "1000-9,1000-10",
        "18446744073709551614-2,18446744073709551615-1"
    })
    void aCheckpointNeverGoesBackHoweverLargeItIs(String earlier, String later) {
        LogPosition at = LogPosition.parse(later);
        begin();
        store.apply(VIEW, 0, Batch.only("1", checkpoint("2", at)));

        assertThatThrownBy(() -> store.apply(VIEW, 0, Batch.only("2", checkpoint("3", LogPosition.parse(earlier)))))
                .hasMessageContaining("a checkpoint never goes back");
        assertThat(store.apply(VIEW, 0, Batch.only("2", checkpoint("3", at)))).isInstanceOf(Applied.Taken.class);
        assertThat(store.apply(VIEW, 0, Batch.only("3", checkpoint("4", new LogPosition(-1, -1)))))
                .isInstanceOf(Applied.Taken.class);
    }

    @Test
    void clearsAndBeginsAnewEvenFurtherBack() {
        begin();
        store.apply(
                VIEW,
                0,
                new Batch(
                        "1",
                        checkpoint("2", 20),
                        false,
                        List.of(written(ONE, null, entered("a", "2026"))),
                        List.of(letter(7)),
                        List.of()));

        store.apply(VIEW, 0, Batch.clearing("2", checkpoint("3", 5)));

        assertThat(store.size(VIEW, 0)).isZero();
        assertThat(store.deadLetters(VIEW, 0)).isEmpty();
        assertThat(store.range(VIEW, 0, IndexRange.of("by-start")).value()).isEmpty();
        assertThat(store.checkpoint(VIEW, 0)).isEqualTo(checkpoint("3", 5));
    }

    @Test
    void movesAndRemovesEntriesWithTheirDocuments() {
        begin();
        put("1", "2", 20, written(ONE, null, entered("a", "2026")), written(TWO, null, entered("b", "2025")));
        put(
                "2",
                "3",
                30,
                written(ONE, entered("a", "2026"), entered("a", "2024")),
                written(TWO, entered("b", "2025"), null));

        assertThat(store.range(VIEW, 0, IndexRange.of("by-start")).value())
                .extracting(placed -> placed.place().sort())
                .containsExactly("2024");
        assertThat(store.size(VIEW, 0)).isEqualTo(1);
    }

    @Test
    void parksInOneStepAndListsByPosition() {
        begin();
        store.apply(VIEW, 0, parking("1", "2", List.of(letter(100), letter(9)), List.of()));
        store.apply(VIEW, 0, parking("2", "3", List.of(), List.of(letter(100).id())));

        assertThat(store.deadLetters(VIEW, 0)).containsExactly(letter(9));
    }

    @Test
    void takesMoreThanAScriptTakesAtOnce() {
        begin();
        List<Written> many = IntStream.range(0, 9_000)
                .mapToObj(i -> written(DocumentKey.parse("event:" + i + "/page"), null, entered("é " + i, "2026")))
                .toList();

        store.apply(VIEW, 0, Batch.of("1", checkpoint("2", 20), many));

        assertThat(store.size(VIEW, 0)).isEqualTo(9_000);
        List<DocumentKey> keys = many.stream().map(Written::key).toList();
        assertThat(store.documents(VIEW, 0, keys).value())
                .hasSize(9_000)
                .containsEntry(keys.getLast(), entered("é 8999", "2026"));
        List<Written> gone = many.stream()
                .map(put -> new Written(put.key(), put.after(), null))
                .toList();
        store.apply(VIEW, 0, Batch.of("2", checkpoint("3", 30), gone));
        assertThat(store.size(VIEW, 0)).isZero();
        assertThat(store.range(VIEW, 0, IndexRange.of("by-start")).value()).isEmpty();
    }

    @Test
    void oneOwnerHasTheLeaseUntilItEnds() {
        assertThat(store.lease(VIEW, "one", Duration.ofSeconds(60))).isTrue();
        assertThat(store.lease(VIEW, "two", Duration.ofSeconds(60))).isFalse();
        store.release(VIEW, "two");
        assertThat(store.lease(VIEW, "two", Duration.ofSeconds(60))).isFalse();
        store.release(VIEW, "one");
        assertThat(store.lease(VIEW, "two", Duration.ofMillis(50))).isTrue();

        Await.until("the lease has ended", () -> store.lease(VIEW, "three", Duration.ofSeconds(60)));
    }

    @Test
    void parksRowsOfOnePositionEachForItself() {
        begin();
        DeadLetter one = letter(100);
        DeadLetter other = letter(new LogPosition(100, 1), "event", "2");
        DeadLetter third = letter(new LogPosition(100, 1), "rsvp", "1");
        store.apply(VIEW, 0, parking("1", "2", List.of(one, other, third), List.of()));

        assertThat(store.deadLetters(VIEW, 0)).containsExactlyInAnyOrder(one, other, third);
    }

    @Test
    void dropsAVersionAndNoOther() {
        var other = new ViewId("events", 4);
        store.register(new Registration(VIEW, "aa", 1));
        store.register(new Registration(other, "aa", 1));
        begin();
        store.apply(
                other,
                0,
                new Batch(
                        null,
                        checkpoint("1", 10),
                        false,
                        List.of(written(ONE, null, document("a"))),
                        List.of(),
                        List.of()));

        store.drop(VIEW);

        assertThat(store.views()).containsExactly(other);
        assertThat(store.checkpoint(VIEW, 0)).isNull();
        assertThat(store.documents(other, 0, List.of(ONE)).value()).hasSize(1);
    }
}
