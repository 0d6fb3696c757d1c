package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import java.util.List;

/// What a view's keys are called in Redis. All of one partition share a hash tag, so that a script may touch them.
final class RedisViewKeys {
    /// A set of all view versions that are registered.
    static final String ALL = "banyan:view:all";

    private RedisViewKeys() {}

    /// Hash: what the version was made by.
    static String registration(ViewId view) {
        return "banyan:view:{" + view + "}";
    }

    /// Text: who works.
    static String lease(ViewId view) {
        return registration(view) + ":lease";
    }

    /// Hash: what is asked of whoever works, and what became of what was asked last.
    static String wish(ViewId view) {
        return registration(view) + ":wish";
    }

    /// Checkpoint, documents, index, dead letters.
    static List<String> partition(ViewId view, int partition) {
        String tag = "banyan:view:{" + view + ":" + partition + "}";
        return List.of(tag, tag + ":documents", tag + ":index", tag + ":dead");
    }

    /// All members of an entry: that of a document that is everywhere has a second one, after a NUL, by which such
    /// entries can be counted alone. No index has an empty name, so no range comes to it.
    static List<String> members(String index, String sort, DocumentKey key) {
        String member = member(index, sort, key);
        return key.partition().isEverywhere() ? List.of(member, '\0' + member) : List.of(member);
    }

    /// A member of the sorted set that holds all indexes of a partition.
    static String member(String index, String sort, DocumentKey key) {
        return index + '\0' + sort + '\0' + key;
    }
}
