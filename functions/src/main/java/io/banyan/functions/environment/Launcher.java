package io.banyan.functions.environment;

import io.banyan.functions.logs.EnvironmentLog;
import java.io.IOException;
import java.util.function.IntConsumer;

/// Starts the processes of environments.
public interface Launcher {
    /// A process that was started.
    interface Running {
        /// Its number, for people.
        long pid();

        /// It does nothing until it is thawed.
        void freeze();

        /// It goes on.
        void thaw();

        /// Ends it and all that it started, at once.
        void kill();

        /// How much memory it has used at most, in MB; 0: not known.
        int memoryUsedMb();

        /// Waits, a moment at most, until what it has printed so far has been read.
        void settle();
    }

    /// Starts one, and calls `exited` with its exit code when it has ended for whatever reason. May take some
    /// milliseconds; called on one and the same thread.
    ///
    /// @throws IOException when it cannot be started; the message says what is missing
    Running start(Deployed deployed, RuntimeCalls calls, EnvironmentLog log, IntConsumer exited) throws IOException;
}
