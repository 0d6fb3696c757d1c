package io.banyan.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One recorded step of live state; the audit is the list of them.
///
/// @param id unique for good: a store that has taken it takes it no second time
/// @param group null = everything
/// @param revision of the group after it
/// @param order the number of the whole state's revision after it: orders the changes of all groups
/// @param steps what moved; never empty
public record Change(
        String id, @Nullable String group, Revision revision, long order, Instant at, Author author, List<Step> steps) {
    public Change {
        steps = List.copyOf(steps);
    }
}
