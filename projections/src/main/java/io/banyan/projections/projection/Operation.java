package io.banyan.projections.projection;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a projection does to one document, as data. `patch` and `add` make the document where there is none, so changes
/// of two tables may come in either order.
public sealed interface Operation {
    DocumentKey key();

    /// The document is now this one. Its entries in indexes stay.
    record Put(DocumentKey key, Document document) implements Operation {}

    /// These fields have these values now; others stay. A field that is null is there and is null.
    record Patch(DocumentKey key, Map<String, @Nullable Object> fields) implements Operation {
        public Patch {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// The document and its entries in indexes are gone. Nothing happens where there is none.
    record Delete(DocumentKey key) implements Operation {}

    /// A counter moves. One that is not there counts from 0; one that comes to 0 is not there any more, nor is a
    /// document that has nothing else. Exact: each change counts once, whatever dies in between.
    record Add(DocumentKey key, String field, long by) implements Operation {}

    /// The document stands in exactly these ordered indexes, and no longer in any other: index → the text it is
    /// sorted by there. Texts are ordered by their UTF-8 bytes; `SortText` writes numbers and times so. An index
    /// may say which one it is: `group:7/by-start`.
    record Enter(DocumentKey key, SortedMap<String, String> entries) implements Operation {
        private static final int LONGEST = 400;
        /// Of an entry with its document's key: PostgreSQL indexes no more than about 2,700 bytes, the view's name and
        /// its own among them.
        private static final int MOST_BYTES = 2_000;

        public Enter {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
            entries.forEach((index, sort) -> {
                if (index.isEmpty() || unfit(index) || unfit(sort)) {
                    throw new WrongOperation("an entry of " + key + " has an index of " + index.length()
                            + " characters and a text of " + sort.length() + " but an index has a name, and both are"
                            + " at most " + LONGEST + " characters without U+0000");
                }
                int bytes = bytes(index) + bytes(sort) + bytes(key.toString());
                if (bytes > MOST_BYTES) {
                    throw new WrongOperation("an entry of " + key + " has " + bytes + " bytes with its index and the"
                            + " document's key but may have " + MOST_BYTES + "; shorten the text");
                }
            });
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        private static boolean unfit(String text) {
            return text.length() > LONGEST || text.indexOf('\0') >= 0;
        }
    }

    static Operation put(DocumentKey key, Document document) {
        return new Put(key, document);
    }

    static Operation patch(DocumentKey key, Map<String, ? extends @Nullable Object> fields) {
        return new Patch(key, new LinkedHashMap<>(fields));
    }

    static Operation delete(DocumentKey key) {
        return new Delete(key);
    }

    static Operation add(DocumentKey key, String field, long by) {
        return new Add(key, field, by);
    }

    static Operation enter(DocumentKey key, Map<String, String> entries) {
        return new Enter(key, new TreeMap<>(entries));
    }
}
