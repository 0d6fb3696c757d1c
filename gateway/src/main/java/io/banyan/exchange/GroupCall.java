package io.banyan.exchange;

import org.jspecify.annotations.Nullable;

/// One call of a group as it ended, told once.
///
/// @param caller the group that called, or `outside` for a client's request; null = a refused one of nobody known
/// @param group that was called; null = nobody publishes what was asked for
/// @param hops calls between groups up to this one, itself included: 0 for a client's request
/// @param root of all calls that one request led to the same; its first letter is `o` where a client sent that request
/// @param first the group that the way began with
/// @param refused why the inner door did not let it go on; null = it did
/// @param status sent to the caller; 0 = none
/// @param nanos from its head to the last byte of its answer
public record GroupCall(
        @Nullable String caller,
        @Nullable String group,
        int hops,
        String root,
        String first,
        @Nullable Refused refused,
        int status,
        long nanos) {
    /// Why a call was refused.
    ///
    /// @param tag of a closed set: `undeclared`
    /// @param detail a sentence for people
    public record Refused(String tag, String detail) {}

    /// Whether whoever called got no answer of use.
    public boolean failed() {
        return refused != null || status >= 500 || status == 0;
    }
}
