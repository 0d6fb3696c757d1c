package io.banyan.projections.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionReplayTests {
    private final List<Change> changes = new ArrayList<>();

    ProjectionReplayTests() {
        for (int i = 0; i < 40; i++) {
            add(Kind.INSERT, Map.of(), row(i, i % 8));
        }
        for (int i = 0; i < 10; i++) {
            add(Kind.UPDATE, row(i, i % 8), row(i, 8 + i % 3));
            add(Kind.DELETE, row(20 + i, (20 + i) % 8), Map.of());
        }
    }

    @Test
    void takesAViewThatIsTheSameHoweverItIsMade() {
        var view = ProjectionReplay.check(new CountsByTable(), changes);

        assertThat(view).hasSize(11);
        long members = view.values().stream()
                .mapToLong(stored -> stored.document().number("members"))
                .sum();
        assertThat(members).isEqualTo(30);
    }

    @Test
    void tellsAViewThatDependsOnWhatWasBefore() {
        assertThatThrownBy(() -> ProjectionReplay.check(new Remembering(), changes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("replayed a second time");
    }

    @Test
    void tellsAViewThatARebuildWouldMakeAnother() {
        assertThatThrownBy(() -> ProjectionReplay.check(new CountsForEver(), changes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("built from the rows that are left");
    }

    @Test
    void tellsAViewThatDependsOnTheOrderOfPartitions() {
        assertThatThrownBy(() -> ProjectionReplay.check(new CountsWhatIsEverywhere(), changes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("may write documents of that partition alone");
    }

    /// Numbers what it sees.
    private static final class Remembering extends CountsByTable {
        private int seen;

        @Override
        public List<Operation> apply(Change change, View view) {
            seen++;
            return List.of(Operation.put(partition(change).document("last"), Document.EMPTY.with("seen", seen)));
        }
    }

    /// Never takes off what is gone.
    private static final class CountsForEver extends CountsByTable {
        @Override
        public List<Operation> apply(Change change, View view) {
            return change.kind() == Kind.INSERT ? super.apply(change, view) : List.of();
        }
    }

    /// Writes what belongs to all.
    private static final class CountsWhatIsEverywhere extends CountsByTable {
        private static final DocumentKey ALL = PartitionKey.EVERYWHERE.document("members");

        @Override
        public List<Operation> apply(Change change, View view) {
            return List.of(Operation.add(ALL, "members", 1));
        }
    }

    private static Map<String, @Nullable String> row(int id, int group) {
        return Map.of("id", String.valueOf(id), "group_id", String.valueOf(group));
    }

    private void add(Kind kind, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        changes.add(new Change(
                new LogPosition(10L * (changes.size() + 1), 1),
                kind,
                TableName.parse("member"),
                List.of("id"),
                before,
                after));
    }
}
