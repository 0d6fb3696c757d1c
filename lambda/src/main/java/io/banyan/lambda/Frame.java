package io.banyan.lambda;

import org.jspecify.annotations.Nullable;

/// One frame of a streamed answer.
public sealed interface Frame {
    /// A part of the answer.
    @SuppressWarnings("ArrayRecordComponent")
    record Payload(byte[] bytes) implements Frame {
        /// Its length alone.
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /// The last frame. A stream that ends without one was cut.
    ///
    /// @param errorCode what the function failed by, perhaps after a part of its answer; null: it did not
    /// @param errorDetails more about that, for people; null: none
    /// @param logResult the end of the function's log in base64, where it was asked for
    record Complete(
            @Nullable String errorCode,
            @Nullable String errorDetails,
            @Nullable String logResult) implements Frame {
        /// The code alone: details are the function's own words.
        @Override
        public String toString() {
            return errorCode == null ? "complete" : "failed: " + errorCode;
        }
    }
}
