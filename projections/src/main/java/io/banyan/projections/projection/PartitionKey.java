package io.banyan.projections.projection;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What belongs together: `event:42`. All that one change reads and writes has one partition key; documents of one key
/// are kept by one machine, in the order of their changes. `EVERYWHERE` is small reference data (groups, categories):
/// each partition keeps all of it, and changes of every key may read it.
///
/// @param text 1 to 200 characters, without `/` and control characters
public record PartitionKey(String text) {
    private static final int LONGEST = 200;

    /// Written `*`.
    public static final PartitionKey EVERYWHERE = new PartitionKey("*");

    /// Throws IllegalArgumentException that says what is allowed.
    public PartitionKey {
        if (text.isEmpty()
                || text.length() > LONGEST
                || text.indexOf('/') >= 0
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a partition key was '" + text + "' but must be 1 to " + LONGEST
                    + " characters without / and control characters; write event:42, say");
        }
    }

    /// `event`, `42` → `event:42`.
    ///
    /// @param id not null: throws WrongOperation, for a column that may be NULL is no partition key
    public static PartitionKey of(String kind, String id) {
        if (isMissing(id)) {
            throw new WrongOperation(
                    "a partition key of kind " + kind + " was made of null, as a column is that is NULL"
                            + " or was not sent; make it of a column of the table's key");
        }
        return new PartitionKey(kind + ":" + id);
    }

    /// Teams' code may not be null-marked.
    private static boolean isMissing(@Nullable Object given) {
        return given == null;
    }

    public boolean isEverywhere() {
        return equals(EVERYWHERE);
    }

    /// Which of `count` partitions keeps it: the CRC-32C of its UTF-8 bytes, modulo the count. The same everywhere, for
    /// ever. What is everywhere is in each of them, and read in the first.
    public int among(int count) {
        if (isEverywhere()) {
            return 0;
        }
        var sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % count);
    }

    /// Whether this partition of so many keeps it.
    public boolean standsIn(int partition, int count) {
        return isEverywhere() || among(count) == partition;
    }

    /// A document of this partition.
    public DocumentKey document(String name) {
        return new DocumentKey(this, name);
    }

    @Override
    public String toString() {
        return text;
    }
}
