package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps views: for each version and partition its documents, its ordered indexes and its checkpoint. One runner
/// writes a partition at a time; the checkpoint's turn sees to it that a second one is refused. Any number read.
///
/// All methods block until the store has answered, and throw ViewUnavailable when it did not: what was asked may
/// have been done all the same, which the checkpoint tells. Any thread may call.
public interface ViewStore extends AutoCloseable {
    /// Keeps what a version is made by, if nothing is kept yet.
    ///
    /// @return what is kept now: the same, or what was there before
    Registration register(Registration registration);

    /// Null where none was registered, or it was dropped.
    @Nullable
    Registration registration(ViewId view);

    /// All that are registered, by name and version.
    List<ViewId> views();

    /// What one partition stands at; null: nothing is there.
    @Nullable
    Checkpoint checkpoint(ViewId view, int partition);

    /// Writes a batch and moves the checkpoint in one step, if the partition stands at the batch's expected turn.
    Applied apply(ViewId view, int partition, Batch batch);

    /// Those of the documents that are there.
    ///
    /// @throws NoSuchView when the partition has no checkpoint
    Seen<Map<DocumentKey, StoredDocument>> documents(ViewId view, int partition, Collection<DocumentKey> keys);

    /// The documents of one partition in the order of an index, at most as many as the range says.
    ///
    /// @throws NoSuchView when the partition has no checkpoint
    Seen<List<Placed>> range(ViewId view, int partition, IndexRange range);

    /// How many documents a partition has.
    long size(ViewId view, int partition);

    /// What is parked, by position.
    List<DeadLetter> deadLetters(ViewId view, int partition);

    /// Whether this runner is the one that works: it was, or nobody is. Only saves work that would be refused.
    ///
    /// @param owner unlike every other runner's
    /// @param length until when it holds from now on, on the store's clock
    boolean lease(ViewId view, String owner, Duration length);

    /// The next one need not wait for the lease's end. Nothing happens when another has it.
    void release(ViewId view, String owner);

    /// Asks whoever runs the view for something, in place of what was asked before; null takes it back. Also where
    /// nothing is registered (any more).
    void ask(ViewId view, @Nullable Wish wish);

    /// This has been done. Nothing happens where something else was asked meanwhile.
    void done(ViewId view, Wish wish);

    /// What is asked and not done yet; null: nothing.
    @Nullable
    Wish wish(ViewId view);

    /// Removes all of a version. Whoever still writes it is refused.
    void drop(ViewId view);

    @Override
    void close();
}
