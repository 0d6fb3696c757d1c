package io.banyan.functions.environment;

import io.banyan.functions.environment.Launcher.Running;
import io.banyan.functions.logs.EnvironmentLog;
import org.jspecify.annotations.Nullable;

/// The end of an invocation: its report in the log, and the word to whoever waits. Guarded by the pool.
final class Finish {
    private final Object lock;
    private final EnvironmentLog log;
    /// Of an invocation that was answered; written once nothing more of it can come.
    private @Nullable Report report;
    private boolean isSettling;

    Finish(Object lock, EnvironmentLog log) {
        this.lock = lock;
        this.log = log;
    }

    /// Whether output of the invocation is still being read, for whoever asked for the end of its log.
    boolean isSettling() {
        return isSettling;
    }

    /// Tells whoever waits that it is over: at once, or, where the log's end is asked for, when all of it was read.
    ///
    /// @param process null: none was started
    /// @param settled called with the lock held once nothing is left to be read
    void close(Invocation invocation, Report made, @Nullable Running process, Runnable settled) {
        report = made;
        Failure failure = made.failure();
        if (!invocation.wantsTail() || process == null) {
            invocation.answering().ends(failure, () -> log.tail(made.end(), made.line()));
            return;
        }
        isSettling = true;
        Thread.ofVirtual().name("functions-tail").start(() -> {
            process.settle();
            byte[] tail = log.tail(made.end(), made.line());
            synchronized (lock) {
                isSettling = false;
                settled.run();
            }
            invocation.answering().ends(failure, () -> tail);
        });
    }

    /// Writes the report, if it was not written before.
    void tell() {
        Report made = report;
        if (made != null) {
            report = null;
            log.report(made.end(), made.line());
        }
    }
}
