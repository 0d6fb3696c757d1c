package io.banyan.projections.store;

import io.banyan.projections.change.Change;
import io.banyan.projections.projection.PartitionKey;
import java.time.Instant;

/// A change that is not in a view and should be, with what went wrong. Later changes of its partition key are parked
/// behind it, so that all of them can be applied in their order.
///
/// @param partition whose it is; `?` when the projection did not come so far as to say
/// @param change with the columns that the projection reads, and no others
/// @param why a sentence for people
public record DeadLetter(PartitionKey partition, Change change, String why, Instant since) {
    /// Of a change whose partition the projection could not tell.
    public static final PartitionKey UNKNOWN = new PartitionKey("?");

    /// By which it is known within its partition of the view.
    public String id() {
        return change.position() + " " + partition;
    }
}
