package io.banyan.caller;

import io.banyan.way.Trail;

/// A call that goes on to a group.
///
/// @param group that is called
/// @param trail with that group at its end
/// @param deadline epoch milliseconds at which nobody waits for its answer any more; [#NONE] = nobody said
public record Onward(String group, Trail trail, long deadline) implements Admission {
    /// No time limit.
    public static final long NONE = Long.MAX_VALUE;
}
