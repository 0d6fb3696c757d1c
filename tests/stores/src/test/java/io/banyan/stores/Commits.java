package io.banyan.stores;

import io.banyan.live.Author;
import io.banyan.live.Commit;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.Edits;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.StoredState;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Commits in a few words, each made as `LiveRunner` makes them.
final class Commits {
    static final Instant NOW = Instant.parse("2026-11-22T03:12:09.123456789Z");
    static final Author ANN =
            new Author("ann", Door.PAGE, "ein Grund mit Ümläuten, \"quotes\", \\ and 漢字 \uD83C\uDF33");
    static final Author BOB = new Author("bob", Door.CLI, "because");

    private Commits() {}

    static Commit weight(StoredState on, String group, int percent) {
        return by(ANN, on, new Edit.OfGroup<>(LiveValue.WEIGHT, group, new Weight(percent * 100), false));
    }

    static Commit by(Author author, StoredState on, Edit... edits) {
        return new Edits(List.of(edits), author, () -> UUID.randomUUID().toString()).on(on, NOW);
    }

    static Commit kill(StoredState on, @Nullable String group) {
        return by(ANN, on, new Edit.Kill(group, true, true));
    }

    /// A group's file that is seen for the first time, with a route of its own weight.
    static Commit firstFile(StoredState on, String group, int percent) {
        Values<Weight> weights = new Values<>(new Weight(percent * 100), Map.of("page", new Weight(1_250)));
        GroupValues file = GroupValues.NONE.with(LiveValue.WEIGHT, weights);
        return by(BOB, on, new Edit.Adopt(group, null, file, 41, false));
    }
}
