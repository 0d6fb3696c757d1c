package io.banyan.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of an Invoke.
///
/// @param status of the platform: 200, also where the function failed
/// @param functionError not null: the function failed, and `payload` says how; its text means nothing
/// @param fault not null: the platform refused
/// @param payload the function's answer, or the platform's error
/// @param executedVersion that answered; null: not said
/// @param logResult the end of its log in base64; null: not asked for
/// @param retryAfter of a throttle; null: not said
@SuppressWarnings("ArrayRecordComponent")
public record InvokeResult(
        int status,
        @Nullable String functionError,
        @Nullable InvokeFault fault,
        byte[] payload,
        @Nullable String executedVersion,
        @Nullable String logResult,
        @Nullable Duration retryAfter) {
    /// Whether the function answered, and did not fail.
    public boolean isAnswered() {
        return fault == null && functionError == null;
    }

    /// Nothing of the payload.
    @Override
    public String toString() {
        return status + (functionError == null ? "" : ", the function failed") + (fault == null ? "" : ", " + fault);
    }
}
