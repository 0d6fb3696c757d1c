package io.banyan.projections.runner;

import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Checkpoints;
import io.banyan.projections.store.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// All partitions of a view, as the one who writes them knows them. For one thread.
record Partitions(List<PartitionWriter> writers) {
    /// @param count by how many the view is kept
    /// @param patience asked while the projection is waited for
    /// @param insistence with which the store is asked while the view is built
    static Partitions of(
            Wiring wiring, Projection projection, int count, Turns turns, Patience patience, Insistence insistence) {
        return new Partitions(IntStream.range(0, count)
                .mapToObj(partition -> new PartitionWriter(wiring, projection, partition, turns, patience, insistence))
                .toList());
    }

    /// Begins where the store stands; false: some partition has nothing.
    boolean takeUp() {
        boolean all = true;
        for (PartitionWriter writer : writers) {
            all &= writer.takeUp() != null;
        }
        return all;
    }

    void forget() {
        writers.forEach(PartitionWriter::forget);
    }

    boolean isUnfinished() {
        return LoadRunner.isUnfinished(checkpoints());
    }

    /// Null: none has anything.
    @Nullable
    Checkpoint least() {
        return Checkpoints.least(checkpoints());
    }

    /// Once they are taken up.
    Checkpoint known() {
        Checkpoint least = least();
        if (least == null) {
            throw new IllegalStateException("the view is not taken up");
        }
        return least;
    }

    /// False: another has written.
    boolean stop(String why) {
        for (PartitionWriter writer : writers) {
            Checkpoint known = writer.checkpoint();
            if (known == null || !writer.move(known.in(ViewState.STOPPED, why))) {
                return false;
            }
        }
        return true;
    }

    /// False: another has written.
    boolean replay() {
        for (PartitionWriter writer : writers) {
            if (!writer.replay()) {
                return false;
            }
        }
        return true;
    }

    int deadLetters() {
        return writers.stream().mapToInt(PartitionWriter::deadLetters).sum();
    }

    private List<@Nullable Checkpoint> checkpoints() {
        List<@Nullable Checkpoint> checkpoints = new ArrayList<>();
        writers.forEach(writer -> checkpoints.add(writer.checkpoint()));
        return checkpoints;
    }
}
