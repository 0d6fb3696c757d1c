package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.StoredDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps views: for each version and partition its documents, its ordered indexes and its checkpoint. One runner
/// writes a partition at a time; the checkpoint's turn sees to it that a second one is refused. Any number read.
///
/// All methods block until the store has answered, and throw ViewUnavailable when it did not: what was asked may
/// have been done all the same, which the checkpoint tells. Any thread may call.
public interface ViewStore extends AutoCloseable {
    /// Keeps what a version is made by, if nothing is kept yet.
    ///
    /// @return what is kept now: the same, or what was there before; null: the version was dropped
    @Nullable
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

    /// How many entries a range has in one partition, whatever its limit, offset and place; those of documents that are
    /// everywhere are counted in the first partition alone, so that the sum over all partitions is right.
    ///
    /// @throws NoSuchView when the partition has no checkpoint
    Seen<Long> count(ViewId view, int partition, IndexRange range);

    /// The keys of all documents that one partition has of these partition keys. May look at every document's key.
    Set<DocumentKey> keys(ViewId view, int partition, Collection<PartitionKey> of);

    /// Keys of documents of one partition, drawn at random, each once: all of them if there are fewer.
    ///
    /// @param count 1 to 10,000
    List<DocumentKey> sample(ViewId view, int partition, int count);

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
    /// nothing is registered (any more). Nothing happens where this wish was the last that was done or refused.
    void ask(ViewId view, @Nullable Wish wish);

    /// This wish has been done, or refused: it is gone, unless another was asked meanwhile, and what became of it is
    /// kept.
    void done(ViewId view, Did did);

    /// What is asked and not done yet; null: nothing.
    ///
    /// @throws ViewRefused when what is kept is no wish
    @Nullable
    Wish wish(ViewId view);

    /// What became of the last wish that was done or refused; null: there was none.
    @Nullable
    Did did(ViewId view);

    /// Removes all of a version, its wish too, and keeps that it was dropped: it cannot be registered until it is
    /// revived. Whoever still writes it is refused.
    void drop(ViewId view);

    boolean isDropped(ViewId view);

    /// A version that was dropped may be registered again.
    void revive(ViewId view);

    @Override
    void close();
}
