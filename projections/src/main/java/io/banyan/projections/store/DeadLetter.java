package io.banyan.projections.store;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.PartitionKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

/// A change that is not in a view and should be, with what went wrong. Later changes of its partition key are parked
/// behind it, so that all of them can be applied in their order.
///
/// @param partition whose it is; `?` when the projection did not come so far as to say
/// @param change with the columns that the projection reads, and no others
/// @param why a sentence for people
public record DeadLetter(PartitionKey partition, Change change, String why, Instant since) {
    /// Of a change whose partition the projection could not tell.
    public static final PartitionKey UNKNOWN = new PartitionKey("?");

    /// In which they are applied: rows of a snapshot all have one position.
    static final Comparator<DeadLetter> ORDER = Comparator.<DeadLetter, LogPosition>comparing(
                    letter -> letter.change().position())
            .thenComparing(DeadLetter::since);

    /// By which it is known within its partition of the view: the position, the partition key, and a hash of the table
    /// and the row's key, since all rows of a snapshot have one position.
    public String id() {
        return change.position() + " " + partition + " " + row();
    }

    /// Whether the projection could not tell its partition.
    public boolean isOfUnknownPartition() {
        return partition.equals(UNKNOWN);
    }

    /// 16 hex digits.
    private String row() {
        StringBuilder row = new StringBuilder(change.table().toString());
        change.keyValues().values().forEach(value -> row.append('\0')
                .append(value == null ? "-" : value.length() + ":" + value));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(row.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
