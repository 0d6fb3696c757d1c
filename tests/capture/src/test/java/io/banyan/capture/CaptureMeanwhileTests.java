package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableShape;
import io.banyan.testkit.Await;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What became of tables while nobody captured.
class CaptureMeanwhileTests extends Capturing {
    @Test
    void tellsThatAColumnHasAnotherTypeOnce() {
        end();
        retype();

        again();
        database.run("INSERT INTO member VALUES (1, 'a', '')");

        List<LogEntry> entries = awaitEntries(2);
        assertThat(entries.getFirst()).isInstanceOfSatisfying(SchemaChange.class, change -> {
            assertThat(change.columns()).containsExactly("name");
            assertThat(change.why()).contains("public.member has another type for name now", "view rebuild");
        });
        assertThat(entries.get(1)).isInstanceOf(Change.class);
        end();
        again();
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        assertThat(awaitEntries(3).get(2)).isInstanceOf(Change.class);
    }

    @Test
    void tellsThatATableWasCreatedAnewAndPublishedByHand() {
        end();
        database.run(
                "DROP TABLE member",
                "CREATE TABLE member (id int PRIMARY KEY, name text, password text)",
                "ALTER PUBLICATION " + database.slot() + " ADD TABLE member (id, name)");

        again();

        assertThat(awaitEntries(1).getFirst())
                .isInstanceOfSatisfying(SchemaChange.class, change -> assertThat(change.why())
                        .contains("public.member is another table now"));
    }

    /// The stream tells it; the next capture need not.
    @Test
    void tellsNothingAgainThatWasToldWhileItCaptured() {
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        List<TableShape> before = Objects.requireNonNull(log.declared());
        retype();
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        awaitEntries(3);
        Await.until("it is declared anew", () -> !before.equals(log.declared()));
        end();

        again();
        database.run("INSERT INTO member VALUES (3, 'c', '')");

        assertThat(awaitEntries(4).stream().filter(SchemaChange.class::isInstance))
                .hasSize(1);
    }

    /// One of an older version declared nothing.
    @Test
    void tellsNothingOfWhatNobodyDeclared() {
        end();
        redis.say("HDEL", "banyan:log:{test}:state", "tables");
        retype();

        again();
        database.run("INSERT INTO member VALUES (1, 'a', '')");

        assertThat(awaitEntries(1).getFirst()).isInstanceOf(Change.class);
        assertThat(log.declared()).singleElement().satisfies(table -> assertThat(table.types())
                .containsOnlyKeys("id", "name"));
    }

    /// PostgreSQL refuses it for a column that is published.
    private void retype() {
        database.run("BEGIN; ALTER PUBLICATION " + database.slot() + " DROP TABLE member;"
                + " ALTER TABLE member ALTER name TYPE varchar(40);"
                + " ALTER PUBLICATION " + database.slot() + " ADD TABLE member (id, name); COMMIT");
    }

    private void again() {
        begin(QUICK);
        awaitGoingOn();
    }
}
