package io.banyan.projections.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxTests {
    private final Inbox inbox = new Inbox();

    @Test
    void isFullOfManySmallRows() {
        for (int i = 0; i < 9_999; i++) {
            put("");
        }
        assertThat(inbox.isFull()).isFalse();
        put("");

        assertThat(inbox.isFull()).isTrue();
    }

    /// Few large rows are as much as many small ones.
    @Test
    void isFullOfFewLargeRowsUntilTheyAreInTheLog() throws InterruptedException {
        String large = "x".repeat(500_000);
        for (int i = 0; i < 16; i++) {
            assertThat(inbox.isFull()).isFalse();
            put(large);
        }
        assertThat(inbox.isFull()).isTrue();

        List<Inbox.Item> taken = inbox.take();
        assertThat(taken).hasSize(4);
        assertThat(inbox.isFull()).isTrue();
        inbox.done(taken);

        assertThat(inbox.isFull()).isFalse();
    }

    private void put(String value) {
        Change change = new Change(
                LogPosition.START,
                Change.Kind.INSERT,
                TableName.parse("event"),
                List.of("id"),
                Map.of(),
                Map.of("id", value));
        inbox.put(new Inbox.Read(new Transaction(List.of(change), null)));
    }
}
