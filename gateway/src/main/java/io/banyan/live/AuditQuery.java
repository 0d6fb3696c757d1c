package io.banyan.live;

import org.jspecify.annotations.Nullable;

/// Which changes to show, newest first.
///
/// @param limit 1 to 1,000
/// @param group only this one's; null = all
/// @param by only this author's; null = all
public record AuditQuery(
        int limit, @Nullable String group, @Nullable String by) {
    public AuditQuery {
        if (limit < 1 || limit > Reading.KEPT) {
            throw new IllegalArgumentException("limit was " + limit + " but must be 1 to " + Reading.KEPT);
        }
    }

    public boolean takes(Change change) {
        return (group == null || group.equals(change.group()))
                && (by == null || by.equals(change.author().by()));
    }
}
