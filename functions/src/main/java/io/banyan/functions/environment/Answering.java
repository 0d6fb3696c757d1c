package io.banyan.functions.environment;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who takes a function's answer. Called by one thread after another, never by two at once; none of it may wait.
public interface Answering {
    /// The answer begins.
    ///
    /// @param contentType as the runtime gave it
    void begins(String contentType);

    /// A piece of it.
    void piece(byte[] bytes);

    /// False: what is still to come should wait until `whenReady` calls.
    default boolean isReady() {
        return true;
    }

    /// Calls once, as soon as it is ready.
    default void whenReady(Runnable call) {
        call.run();
    }

    /// It is over: the last call, and always made once.
    ///
    /// @param failure null: all of the answer was given
    /// @param tail the end of the log of this invocation
    void ends(@Nullable Failure failure, Supplier<byte[]> tail);
}
