package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.testkit.Await;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// When capture does not go on by itself, and what heals it.
class CaptureRefusalTests extends Capturing {
    @Test
    void saysSoWhenItsSlotIsDropped() {
        dropSlot();
        awaitRefusal("has no replication slot " + database.slot() + " any more", "--start-over");
        LogPosition before = state().last();
        database.run("INSERT INTO member VALUES (1, 'lost', '')");
        assertThat(state().last()).isEqualTo(before);

        startOver();

        database.run("INSERT INTO member VALUES (2, 'found', '')");
        assertThat(awaitEntries(1).getFirst()).isInstanceOfSatisfying(Change.class, change -> assertThat(change.after())
                .containsEntry("id", "2"));
        assertThat(state().from()).isGreaterThan(before);
    }

    private void startOver() {
        end();
        source = new PostgresChangeSource(database.spec(MEMBER));
        capture = new CaptureRunner(source, log, QUICK, CaptureWatch.NOBODY);
        capture.startOver();
        capture.start();
        awaitGoingOn();
    }

    @Test
    void saysSoWhenItsRedisCameBackOlder() {
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        String stream = "banyan:log:{test}";
        redis.say("COPY", stream, "old");
        redis.say("COPY", stream + ":state", "old:state");
        Mark then = awaitMarkAfter(Instant.EPOCH);
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        awaitEntries(2);
        awaitMarkAfter(then.time().plusMillis(500));

        redis.say("COPY", "old", stream, "REPLACE");
        redis.say("COPY", "old:state", stream + ":state", "REPLACE");
        database.run("INSERT INTO member VALUES (3, 'c', '')");

        awaitRefusal("its Redis came back with older data", "--start-over");
        assertThat(entries()).hasSize(1);
    }

    /// Nothing is lost by it but what views have not read: they find out by the gap.
    @Test
    void beginsAgainInAnEmptiedRedis() {
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        LogPosition before = state().last();
        Await.until(
                "it is acknowledged",
                () -> Long.compareUnsigned(
                                Objects.requireNonNull(new PostgresChangeSource(database.spec(MEMBER)).kept())
                                        .acknowledged(),
                                before.commit())
                        >= 0);
        redis.say("FLUSHALL");

        Await.until("there is a log again", () -> log.state() != null);
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        Await.until("it goes on", () -> !entries().isEmpty());
        assertThat(((Change) entries().getFirst()).after()).containsEntry("id", "2");
    }

    @Test
    void isOneOfTwoAtATime() {
        CaptureRunner other =
                new CaptureRunner(new PostgresChangeSource(database.spec(MEMBER)), log, QUICK, CaptureWatch.NOBODY);
        other.start();
        Await.until("it stands by", () -> other.state().text().contains("stands by"));

        end();
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        other.close();
    }

    @Test
    void saysSoWhenTheDatabaseIsAnotherOne() {
        end();
        log.startOver(Source.parse("7c1f00aa"), from());
        begin(QUICK);

        awaitRefusal("has the changes of source 7c1f00aa, but the database is", "a failover", "--start-over");
    }

    @Test
    void saysSoWhenTheDatabaseWentBack() {
        end();
        log.startOver(state().source(), LogPosition.mark(from().commit() + (1L << 40)));
        begin(QUICK);

        awaitRefusal("but the database has only come to", "it was restored from a backup", "--start-over");
    }

    private void dropSlot() {
        Await.until("the slot is gone", () -> {
            database.breakStream();
            return database.one(
                            "select count(pg_drop_replication_slot(slot_name)) from pg_replication_slots where slot_name"
                                    + " = '" + database.slot() + "' and not active")
                    .equals("1");
        });
    }
}
