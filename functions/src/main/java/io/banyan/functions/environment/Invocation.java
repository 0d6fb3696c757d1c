package io.banyan.functions.environment;

import org.jspecify.annotations.Nullable;

/// One event for a function, and who wants its answer.
///
/// @param requestId unique, and not to be guessed
/// @param event JSON
/// @param wantsTail the end of the log is asked for, so it must be complete
@SuppressWarnings("ArrayRecordComponent")
public record Invocation(String requestId, byte[] event, Told told, boolean wantsTail, Answering answering) {
    /// What a function is told beside the event.
    ///
    /// @param arn as it was invoked, with its qualifier
    /// @param client JSON of an application's own; null: none
    /// @param tenant null: none
    public record Told(
            String arn,
            String traceId,
            @Nullable String client,
            @Nullable String tenant) {}
}
