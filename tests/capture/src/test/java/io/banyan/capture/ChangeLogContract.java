package io.banyan.capture;

import static io.banyan.capture.SomeEntries.EVENT;
import static io.banyan.capture.SomeEntries.NOON;
import static io.banyan.capture.SomeEntries.at;
import static io.banyan.capture.SomeEntries.change;
import static io.banyan.capture.SomeEntries.entry;
import static io.banyan.capture.SomeEntries.mark;
import static io.banyan.capture.SomeEntries.place;
import static io.banyan.capture.SomeEntries.transaction;
import static io.banyan.capture.SomeEntries.withNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.LogGap;
import io.banyan.projections.log.LogRefused;
import io.banyan.projections.log.LogState;
import io.banyan.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every log of changes promises.
abstract class ChangeLogContract extends LogReaderContract {
    private static final Source OTHER = Source.parse("7c1f00ab");

    @Test
    void givesWhatWasAppendedInOrder() {
        log().begin(SOURCE, FROM);

        int added = log().append(SOURCE, FROM, List.of(transaction(1, 1, 2), transaction(3, 3)));

        assertThat(added).isEqualTo(4);
        assertThat(read(FROM, null))
                .containsExactly(change(1, 1), change(1, 2), change(3, 3), new Mark(mark(4), at(4)));
    }

    @Test
    void keepsEveryKindOfEntryAsItWas() {
        log().begin(SOURCE, FROM);
        List<LogEntry> entries = List.of(
                new Change(
                        place(1, 1),
                        Change.Kind.INSERT,
                        EVENT,
                        List.of("id"),
                        Map.of(),
                        Map.of("id", "7", "t", "ä\"\n")),
                new SchemaChange(place(1, 2), EVENT, Set.of("t"), "public.event has no t"),
                new Change(place(1, 3), Change.Kind.UPDATE, EVENT, List.of("id"), Map.of("id", "6"), withNull()),
                new Change(place(1, 4), Change.Kind.DELETE, EVENT, List.of("id"), Map.of("id", "7"), Map.of()),
                new Change(place(1, 5), Change.Kind.TRUNCATE, EVENT, List.of(), Map.of(), Map.of()),
                new SchemaChange(place(1, 6), EVENT, Set.of(), "public.event is gone"));

        log().append(SOURCE, FROM, List.of(new Transaction(entries, null)));

        assertThat(read(FROM, null)).containsExactlyElementsOf(entries);
    }

    /// However far the source comes: what it says then may not be what is in the log.
    @Test
    void takesNothingAfterARefusalUntilItIsStartedOver() {
        log().refuse("nothing has begun");
        log().begin(SOURCE, FROM);
        assertThat(log().append(SOURCE, FROM, List.of(transaction(1, 1)))).isEqualTo(2);

        log().refuse("it went back; start over");

        assertThat(state().refused()).isEqualTo("it went back; start over");
        log().begin(SOURCE, FROM);
        assertThatThrownBy(() -> log().append(SOURCE, FROM, List.of(transaction(3, 3))))
                .isInstanceOf(LogRefused.class)
                .hasMessage("it went back; start over");
        assertThat(read(FROM, null)).first().isEqualTo(change(1, 1));

        log().startOver(SOURCE, FROM);

        assertThat(state().refused()).isNull();
        assertThat(log().append(SOURCE, FROM, List.of(transaction(3, 3)))).isEqualTo(2);
    }

    @Test
    void leavesOutWhatItHasHad() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1, 2), transaction(5, 5)));

        assertThat(log().append(SOURCE, FROM, List.of(transaction(1, 1, 2), transaction(5, 5), transaction(9, 9))))
                .isEqualTo(2);
        assertThat(log().append(SOURCE, FROM, List.of(transaction(1, 1, 2)))).isZero();
        assertThat(read(FROM, null).stream().filter(Change.class::isInstance)).hasSize(4);
    }

    @Test
    void takesThePartsOfALargeTransaction() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(new Transaction(List.of(change(1, 1)), null)));

        assertThat(read(FROM, null)).containsExactly(change(1, 1));

        log().append(SOURCE, place(1, 1), List.of(new Transaction(List.of(change(1, 2)), new Mark(mark(2), at(2)))));
        assertThat(read(place(1, 1), null)).containsExactly(change(1, 2), new Mark(mark(2), at(2)));
    }

    @Test
    void ordersByLengthAndDigits() {
        log().begin(SOURCE, LogPosition.mark(8));

        log().append(SOURCE, LogPosition.mark(8), List.of(entry(9, 9), entry(10, 2), entry(10, 10)));

        assertThat(log().read(new LogPosition(9, 9), null, 10, Duration.ZERO))
                .extracting(LogEntry::position)
                .containsExactly(new LogPosition(10, 2), new LogPosition(10, 10));
    }

    @Test
    void tellsTheTimeWhileNothingChanges() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        beat(2, 50);

        assertThat(read(mark(2), at(2))).containsExactly(new Mark(mark(2), at(50)));
        assertThat(read(mark(2), at(50))).isEmpty();
        assertThat(read(FROM, null)).containsExactly(change(1, 1), new Mark(mark(2), at(2)), new Mark(mark(2), at(50)));
    }

    @Test
    void neverTellsAnOlderTimeNorAPlaceThatIsBehind() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(5, 5)));
        beat(6, 90);
        beat(4, 95);
        beat(7, 80);

        assertThat(state().mark()).isEqualTo(new Mark(mark(7), at(90)));
    }

    /// The place of the mark would be behind what the reader has.
    @Test
    void tellsNoTimeInTheMiddleOfATransaction() {
        log().begin(SOURCE, FROM);
        beat(1, 10);
        log().append(SOURCE, FROM, List.of(new Transaction(List.of(change(3, 1)), null)));

        assertThat(read(mark(1), null)).containsExactly(change(3, 1));
        assertThat(read(place(3, 1), null)).isEmpty();
    }

    @Test
    void givesNoMoreThanAskedFor() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1, 2, 3)));

        assertThat(log().read(FROM, null, 2, Duration.ZERO)).containsExactly(change(1, 1), change(1, 2));
    }

    @Test
    void waitsUntilSomethingComes() {
        log().begin(SOURCE, FROM);
        CompletableFuture<List<LogEntry>> reading =
                CompletableFuture.supplyAsync(() -> log().read(FROM, null, 10, Duration.ofSeconds(10)));

        log().append(SOURCE, FROM, List.of(transaction(1, 1)));

        assertThat(Await.result("the entries", reading)).first().isEqualTo(change(1, 1));
    }

    @Test
    void passesOverWhatAReaderIsBeyond() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));

        assertThat(read(mark(100), null)).isEmpty();
        log().append(SOURCE, FROM, List.of(transaction(50, 1), transaction(100, 1)));
        assertThat(read(mark(100), null)).first().isEqualTo(change(100, 1));
    }

    @Test
    void refusesAnotherSource() {
        log().begin(SOURCE, FROM);

        assertThatThrownBy(() -> log().append(OTHER, FROM, List.of(transaction(1, 1))))
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("source 7c1f00aa, but the database is 7c1f00ab now")
                .hasMessageContaining("--start-over");
        assertThatThrownBy(() -> log().begin(OTHER, FROM)).isInstanceOf(LogRefused.class);
        assertThat(read(FROM, null)).isEmpty();
    }

    @Test
    void refusesToGoOnWhereItLostEntries() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));

        assertThatThrownBy(() -> log().append(SOURCE, mark(3), List.of(transaction(5, 5))))
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("ends at " + mark(2) + " but had")
                .hasMessageContaining("--start-over");
        assertThat(log().append(SOURCE, mark(2), List.of(transaction(5, 5)))).isEqualTo(2);
    }

    @Test
    void hasNothingBeforeItBegan() {
        assertThat(log().state()).isNull();
        assertThatThrownBy(() -> read(FROM, null)).isInstanceOf(LogGap.class);
        assertThatThrownBy(() -> log().hold("events:v1", FROM)).isInstanceOf(LogGap.class);
        assertThatThrownBy(() -> log().append(SOURCE, FROM, List.of(transaction(1, 1))))
                .isInstanceOf(LogRefused.class);
    }

    @Test
    void beginsTheSameTwice() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        log().begin(SOURCE, FROM);

        assertThat(state()).isEqualTo(new LogState(SOURCE, FROM, mark(2), new Mark(mark(2), at(2)), null, Map.of()));
    }

    @Test
    void startsOverWithoutWhatItHad() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        log().startOver(OTHER, mark(70));

        assertThat(state()).isEqualTo(new LogState(OTHER, mark(70), mark(70), null, null, Map.of()));
        assertThatThrownBy(() -> read(mark(2), null))
                .isInstanceOf(LogGap.class)
                .hasMessageContaining(mark(70).toString());
        assertThat(read(mark(70), null)).isEmpty();
    }

    @Test
    void trimsByAgeButNothingThatAReaderHolds() {
        log().begin(SOURCE, FROM);
        for (int i = 0; i < 10; i++) {
            log().append(SOURCE, FROM, List.of(transaction(10 * i + 1, 1)));
        }
        log().hold("events:v1", mark(32));
        log().hold("events:v2", mark(72));

        assertThat(log().trim(NOON)).isEqualTo(FROM);
        assertThat(log().trim(at(60))).isEqualTo(mark(32));
        assertThatThrownBy(() -> read(mark(22), null)).isInstanceOf(LogGap.class);
        assertThat(read(mark(32), null)).first().isEqualTo(change(41, 1));

        log().release("events:v1");
        assertThat(log().trim(at(60))).isEqualTo(mark(52));
        assertThat(read(mark(52), null)).first().isEqualTo(change(61, 1));
    }

    private List<LogEntry> read(LogPosition after, @Nullable Instant seen) {
        return log().read(after, seen, 100, Duration.ZERO);
    }

    private void beat(long position, long seconds) {
        log().append(SOURCE, FROM, List.of(new Transaction(List.of(), new Mark(mark(position), at(seconds)))));
    }
}
