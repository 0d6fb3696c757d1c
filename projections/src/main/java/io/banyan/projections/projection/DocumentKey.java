package io.banyan.projections.projection;

/// Where a document stands: `event:42/page`. Documents of one partition key are read and written together.
///
/// @param name 1 to 200 characters without control characters
public record DocumentKey(PartitionKey partition, String name) {
    private static final int LONGEST = 200;

    /// Throws IllegalArgumentException that says what is allowed.
    public DocumentKey {
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a document's name was '" + name + "' but must be 1 to " + LONGEST
                    + " characters without control characters; write page, say");
        }
    }

    /// Reads `event:42/page`, split at the first slash. Throws IllegalArgumentException with what was found and what is
    /// allowed.
    public static DocumentKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "a document's key was '" + text + "' but must be partition/name; write event:42/page, say");
        }
        return new DocumentKey(new PartitionKey(text.substring(0, slash)), text.substring(slash + 1));
    }

    /// As `parse` reads it.
    @Override
    public String toString() {
        return partition + "/" + name;
    }
}
