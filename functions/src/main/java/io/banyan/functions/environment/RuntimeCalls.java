package io.banyan.functions.environment;

import org.jspecify.annotations.Nullable;

/// What a process may ask of its environment: the Runtime API without HTTP.
public interface RuntimeCalls {
    /// A process that waits for its next event.
    interface Next {
        /// False: it is gone, and cannot be given one.
        boolean isWaiting();

        /// Gives it the event; called at most once.
        ///
        /// @param deadlineMillis epoch milliseconds at which it is ended
        void deliver(Invocation invocation, long deadlineMillis);
    }

    /// An answer that is under way.
    interface Receiving {
        /// A piece of it; false: wait until `whenReady` calls.
        boolean piece(byte[] bytes);

        /// Calls once, as soon as the next piece is welcome.
        void whenReady(Runnable call);

        /// It is complete.
        void complete();

        /// It ends without being complete.
        void fail(Failure failure);
    }

    /// The process wants an event: it is ready, and done with the one before. False: it has one that it did not answer.
    boolean next(Next next);

    /// The process begins to answer; null: it has no such invocation.
    @Nullable
    Receiving respond(String requestId, String contentType);

    /// The process says that its function failed; false: it has no such invocation.
    boolean fail(String requestId, Failure failure);

    /// The process says that it cannot begin; it is ended soon.
    void initFailed(Failure failure);
}
