package io.banyan.projections.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.Followed;
import io.banyan.projections.log.MemoryChangeLog;
import io.banyan.projections.projection.AnsweringProjection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchWindowTests {
    private static final Source SOURCE = new Source(7);
    private static final String READER = "events:v1";
    private static final Instant BEGAN = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final MemoryChangeLog log = new MemoryChangeLog();
    private Instant now = BEGAN;
    private int asked;
    private long commit = 10;

    BatchWindowTests() {
        log.begin(SOURCE, LogPosition.mark(commit));
    }

    @Test
    void waitsUntilThereAreAsManyAsAreAskedAtOnce() {
        commit("rsvp");
        Followed first = read();

        List<LogEntry> filled = filled(first, MINUTE, () -> commit("rsvp"));

        assertThat(filled).filteredOn(Change.class::isInstance).hasSize(3);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void waitsNoLongerThanItsWindow() {
        commit("rsvp");
        Followed first = read();

        List<LogEntry> filled = filled(first, MINUTE, () -> now = now.plusSeconds(61));

        assertThat(filled).filteredOn(Change.class::isInstance).hasSize(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void doesNotWaitWhereNothingConcernsTheView() {
        commit("other");
        Followed first = read();

        assertThat(filled(first, MINUTE, () -> {})).isEqualTo(first.entries());
        assertThat(asked).isZero();
    }

    @Test
    void aWindowOfNothingIsNone() {
        commit("rsvp");
        Followed first = read();

        assertThat(filled(first, Duration.ZERO, () -> {})).isEqualTo(first.entries());
    }

    @Test
    void givesUpWithWhoWaits() {
        commit("rsvp");
        var projection = new AnsweringProjection(3, MINUTE, AnsweringProjection::chained);
        var window = new BatchWindow(log, READER, projection, why -> false, InstantSource.fixed(now));

        assertThat(window.filled(read(), null, 100)).isNull();
    }

    @Test
    void tellsWhetherTheLogWasBegunAnewMeanwhile() {
        log.hold(READER, LogPosition.mark(10));
        commit("rsvp");
        Followed first = read();
        assertThat(first.isKnown()).isTrue();
        var projection = new AnsweringProjection(3, MINUTE, AnsweringProjection::chained);
        var window = new BatchWindow(
                log,
                READER,
                projection,
                why -> {
                    log.startOver(SOURCE, LogPosition.mark(10));
                    now = now.plusSeconds(60);
                    return true;
                },
                () -> now);

        assertThat(window.filled(first, null, 100))
                .extracting(Followed::isKnown)
                .isEqualTo(false);
    }

    private List<LogEntry> filled(Followed read, Duration length, Runnable meanwhile) {
        var projection = new AnsweringProjection(3, length, AnsweringProjection::chained);
        var window = new BatchWindow(
                log,
                READER,
                projection,
                why -> {
                    asked++;
                    meanwhile.run();
                    return true;
                },
                () -> now);
        Followed filled = window.filled(read, null, 100);
        if (filled == null) {
            throw new AssertionError("gave up");
        }
        return filled.entries();
    }

    private Followed read() {
        return log.follow(READER, LogPosition.mark(10), null, 100, Duration.ZERO);
    }

    private void commit(String table) {
        LogPosition before = LogPosition.mark(commit);
        commit += 10;
        var change = new Change(
                new LogPosition(commit - 5, 1),
                Kind.INSERT,
                TableName.parse(table),
                List.of("event_id"),
                Map.of(),
                Map.of("event_id", "1"));
        log.append(
                SOURCE,
                before,
                List.of(new Transaction(
                        List.of(change), new Mark(LogPosition.mark(commit), BEGAN.plusSeconds(commit)))));
    }
}
