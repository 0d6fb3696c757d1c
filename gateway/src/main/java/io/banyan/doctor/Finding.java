package io.banyan.doctor;

import org.jspecify.annotations.Nullable;

/// What one question came to.
///
/// @param says a sentence without an end, and without any secret
/// @param fault null = nothing is wrong
/// @param remedy what to do about the fault; empty = there is none
public record Finding(
        Question question,
        State state,
        String says,
        @Nullable Fault fault,
        String remedy) {
    /// How it came out.
    public enum State {
        WELL,
        WRONG,
        /// It could not be asked, which proves nothing.
        LEFT_OUT
    }

    static Finding well(Question question, String says) {
        return new Finding(question, State.WELL, says, null, "");
    }

    static Finding leftOut(Question question, String says) {
        return new Finding(question, State.LEFT_OUT, says, null, "");
    }

    boolean isWrong() {
        return state == State.WRONG;
    }
}
