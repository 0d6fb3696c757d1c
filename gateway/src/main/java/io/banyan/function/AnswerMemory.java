package io.banyan.function;

import java.util.concurrent.atomic.AtomicLong;

/// The whole answers of functions that are in memory, all groups together: being gathered, or on their way to clients
/// that may be slow. One function's large answers must not take the memory that all other traffic lives on.
///
/// @param most in bytes
/// @param taken of these
record AnswerMemory(long most, AtomicLong taken) {
    AnswerMemory(long most) {
        this(most, new AtomicLong());
    }

    /// An eighth of the heap, since reading an answer takes twice its size for a moment: 64 MB of 512 MB.
    static AnswerMemory ofThisProcess() {
        return new AnswerMemory(Runtime.getRuntime().maxMemory() / 8);
    }

    /// False: there is no room for so many, and none were taken.
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void leave(int bytes) {
        taken.addAndGet(-bytes);
    }
}
