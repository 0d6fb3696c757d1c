package io.banyan.functions.runtime;

import io.banyan.functions.environment.Failure;
import io.banyan.functions.environment.Invocation;
import io.banyan.functions.environment.RuntimeCalls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers what a process said; knows one invocation.
final class RecordedCalls implements RuntimeCalls, RuntimeCalls.Receiving {
    private final String id;
    private final List<String> said = new ArrayList<>();
    private @Nullable Invocation invocation;
    private boolean isRefusing;

    RecordedCalls(String id) {
        this.id = id;
    }

    void willGive(Invocation next) {
        invocation = next;
    }

    void willRefuse() {
        isRefusing = true;
    }

    synchronized String said() {
        return String.join(", ", said);
    }

    synchronized void await(String all) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!said().equals(all)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("said " + said());
            }
            try {
                wait(1_000);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    private synchronized void say(String what) {
        said.add(what);
        notifyAll();
    }

    @Override
    public boolean next(Next next) {
        if (invocation != null) {
            next.deliver(invocation, 1234);
        }
        return !isRefusing;
    }

    @Override
    public @Nullable Receiving respond(String requestId, String contentType) {
        if (!requestId.equals(id)) {
            return null;
        }
        say("begins " + contentType);
        return this;
    }

    @Override
    public boolean fail(String requestId, Failure failure) {
        if (requestId.equals(id)) {
            fail(failure);
        }
        return requestId.equals(id);
    }

    @Override
    public void initFailed(Failure failure) {
        say("init fails " + failure.type() + " " + failure.text());
    }

    @Override
    public boolean piece(byte[] bytes) {
        say(new String(bytes, StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public void whenReady(Runnable call) {
        call.run();
    }

    @Override
    public void complete() {
        say("completes");
    }

    @Override
    public void fail(Failure failure) {
        say("fails " + failure.type() + " " + failure.text());
    }
}
