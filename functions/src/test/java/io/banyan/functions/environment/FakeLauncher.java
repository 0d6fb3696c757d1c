package io.banyan.functions.environment;

import io.banyan.functions.environment.RuntimeCalls.Receiving;
import io.banyan.functions.logs.EnvironmentLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Starts processes that do what a test tells them.
final class FakeLauncher implements Launcher {
    private final List<FakeProcess> processes = new ArrayList<>();
    private @Nullable String refusal;

    @Override
    public Running start(Deployed deployed, RuntimeCalls calls, EnvironmentLog log, IntConsumer exited)
            throws IOException {
        if (refusal != null) {
            throw new IOException(refusal);
        }
        FakeProcess process = new FakeProcess(calls, exited);
        processes.add(process);
        return process;
    }

    void refuse(String why) {
        refusal = why;
    }

    List<FakeProcess> processes() {
        return processes;
    }

    FakeProcess only() {
        if (processes.size() != 1) {
            throw new AssertionError(processes.size() + " processes");
        }
        return processes.getFirst();
    }

    static final class FakeProcess implements Running, RuntimeCalls.Next {
        private final RuntimeCalls calls;
        private final IntConsumer exited;
        private final List<String> given = new ArrayList<>();
        private boolean isFrozen;
        private boolean isKilled;
        private boolean isGone;

        FakeProcess(RuntimeCalls calls, IntConsumer exited) {
            this.calls = calls;
            this.exited = exited;
        }

        boolean next() {
            return calls.next(this);
        }

        boolean answer(String id, String text) {
            Receiving receiving = calls.respond(id, "application/json");
            if (receiving != null) {
                receiving.piece(text.getBytes(StandardCharsets.UTF_8));
                receiving.complete();
            }
            return receiving != null;
        }

        void initFailed(Failure failure) {
            calls.initFailed(failure);
        }

        void exit(int code) {
            exited.accept(code);
        }

        void leave() {
            isGone = true;
        }

        List<String> given() {
            return given;
        }

        boolean isFrozen() {
            return isFrozen;
        }

        boolean isKilled() {
            return isKilled;
        }

        @Override
        public boolean isWaiting() {
            return !isGone;
        }

        @Override
        public void deliver(Invocation invocation, long deadlineMillis) {
            given.add(invocation.requestId());
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public void freeze() {
            isFrozen = true;
        }

        @Override
        public void thaw() {
            isFrozen = false;
        }

        @Override
        public void kill() {
            isKilled = true;
        }

        @Override
        public int memoryUsedMb() {
            return 42;
        }

        @Override
        public void settle() {}
    }
}
