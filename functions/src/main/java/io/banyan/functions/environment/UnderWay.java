package io.banyan.functions.environment;

import org.jspecify.annotations.Nullable;

/// An answer that a process is giving. What comes after the invocation's end is dropped.
final class UnderWay implements RuntimeCalls.Receiving {
    /// Whose answer it is.
    interface Asked {
        boolean isCurrent(Invocation invocation);

        /// The answer is over.
        ///
        /// @param failure null: all of it was given
        void answered(Invocation invocation, @Nullable Failure failure);
    }

    private final Object lock;
    private final Asked asked;
    private final Invocation invocation;

    /// @param lock held by whoever calls `asked`
    UnderWay(Object lock, Asked asked, Invocation invocation) {
        this.lock = lock;
        this.asked = asked;
        this.invocation = invocation;
    }

    @Override
    public boolean piece(byte[] bytes) {
        synchronized (lock) {
            if (!asked.isCurrent(invocation)) {
                return true;
            }
            invocation.answering().piece(bytes);
            return invocation.answering().isReady();
        }
    }

    @Override
    public void whenReady(Runnable call) {
        invocation.answering().whenReady(call);
    }

    @Override
    public void complete() {
        over(null);
    }

    @Override
    public void fail(Failure failure) {
        over(failure);
    }

    private void over(@Nullable Failure failure) {
        synchronized (lock) {
            if (asked.isCurrent(invocation)) {
                asked.answered(invocation, failure);
            }
        }
    }
}
