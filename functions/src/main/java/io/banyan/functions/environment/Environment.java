package io.banyan.functions.environment;

import io.banyan.functions.environment.Launcher.Running;
import io.banyan.functions.logs.EnvironmentLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One environment, from the start of its process to its end. All of its state is guarded by its pool.
final class Environment implements RuntimeCalls, UnderWay.Asked {
    private static final long LAST_MOMENTS_MILLIS = 200;

    enum State {
        /// Its process has not asked for an event yet.
        STARTING,
        IDLE,
        FROZEN,
        BUSY,
        /// It has answered, and not asked for the next event yet.
        FINISHING,
        ENDED
    }

    private final Pool pool;
    private final Deployed deployed;
    private final Wiring wiring;
    private final EnvironmentLog log;
    private final Trouble trouble;
    private final Finish finish;
    private final TimeLimit limit;
    private final long begun;
    private State state = State.STARTING;
    private @Nullable Running running;
    private @Nullable Next waiting;
    /// Not answered yet.
    private @Nullable Invocation current;
    private boolean isAnswering;
    private long delivered;
    private long idleSince;
    private @Nullable Duration init;

    Environment(Pool pool, Deployed deployed, Wiring wiring, EnvironmentLog log) {
        this.pool = pool;
        this.deployed = deployed;
        this.wiring = wiring;
        this.log = log;
        this.trouble = new Trouble(deployed);
        this.finish = new Finish(pool, log);
        this.limit = new TimeLimit(wiring.timers());
        this.begun = wiring.nanos().getAsLong();
    }

    State state() {
        return state;
    }

    Duration idleFor() {
        return wiring.since(idleSince);
    }

    void start(Invocation first) {
        current = first;
        limit.set(wiring.pace().init(), this::initIsLate);
        wiring.launching().execute(this::launch);
    }

    private void launch() {
        try {
            Running made = wiring.launcher().start(deployed, this, log, this::exited);
            synchronized (pool) {
                running = made;
                if (state == State.ENDED) {
                    made.kill();
                }
            }
        } catch (IOException | RuntimeException missing) {
            String said = String.valueOf(missing.getMessage());
            synchronized (pool) {
                pool.didNotStart(trouble.missing(said));
                Invocation first = current;
                end(first == null ? null : Failure.of("Runtime.InvalidEntrypoint", first, said));
            }
        }
    }

    /// Gives it an event; false: its process is gone.
    boolean give(Invocation invocation) {
        Next asked = waiting;
        if (asked == null || !asked.isWaiting()) {
            end(null);
            return false;
        }
        if (state == State.FROZEN && running != null) {
            running.thaw();
        }
        init = null;
        current = invocation;
        deliver(asked, invocation);
        return true;
    }

    private void deliver(Next asked, Invocation invocation) {
        state = State.BUSY;
        waiting = null;
        isAnswering = false;
        delivered = wiring.nanos().getAsLong();
        Duration timeout = deployed.spec().limits().timeout();
        limit.set(timeout, () -> isLate(invocation));
        log.begin(Report.start(invocation.requestId(), deployed.version()));
        asked.deliver(invocation, wiring.clock().millis() + timeout.toMillis());
    }

    @Override
    public boolean next(Next asked) {
        synchronized (pool) {
            switch (state) {
                case STARTING -> begin(asked);
                case FINISHING -> {
                    waiting = asked;
                    idleUnlessSettling();
                }
                case IDLE, FROZEN -> waiting = asked;
                case BUSY, ENDED -> {
                    return false;
                }
            }
            return true;
        }
    }

    private void begin(Next asked) {
        Invocation first = current;
        if (first != null) {
            Duration took = wiring.since(begun);
            init = took;
            pool.started(took);
            deliver(asked, first);
        }
    }

    private void idleUnlessSettling() {
        if (state == State.FINISHING && waiting != null && !finish.isSettling()) {
            limit.cancel();
            finish.tell();
            state = State.IDLE;
            idleSince = wiring.nanos().getAsLong();
            pool.becameIdle(this);
        }
    }

    void freeze() {
        if (state == State.IDLE && running != null) {
            running.freeze();
            state = State.FROZEN;
        }
    }

    @Override
    public @Nullable Receiving respond(String requestId, String contentType) {
        synchronized (pool) {
            Invocation asked = asked(requestId);
            if (asked == null) {
                return null;
            }
            isAnswering = true;
            asked.answering().begins(contentType);
            return new UnderWay(pool, this, asked);
        }
    }

    @Override
    public boolean fail(String requestId, Failure failure) {
        synchronized (pool) {
            Invocation asked = asked(requestId);
            if (asked != null) {
                answered(asked, failure);
            }
            return asked != null;
        }
    }

    @Override
    public void initFailed(Failure failure) {
        synchronized (pool) {
            Invocation first = current;
            if (state == State.STARTING && first != null) {
                pool.didNotStart(trouble.couldNotBegin(failure));
                current = null;
                close(first, null, failure);
                // Its process ends by itself as a rule, and prints why; it gets a moment for that.
                wiring.timers().schedule(this::shutDown, LAST_MOMENTS_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /// Of an invocation that can be answered from now on.
    private @Nullable Invocation asked(String requestId) {
        Invocation one = current;
        boolean isThis = state == State.BUSY && one != null && one.requestId().equals(requestId);
        return isThis && !isAnswering ? one : null;
    }

    @Override
    public boolean isCurrent(Invocation invocation) {
        Invocation one = current;
        return one != null && one.requestId().equals(invocation.requestId());
    }

    @Override
    public void answered(Invocation invocation, @Nullable Failure failure) {
        current = null;
        state = State.FINISHING;
        close(invocation, wiring.since(delivered), failure);
    }

    /// @param took null: the process never got the event
    private void close(Invocation invocation, @Nullable Duration took, @Nullable Failure failure) {
        if (failure != null) {
            pool.failed();
        }
        Running made = running;
        int memory = deployed.spec().limits().memoryMb();
        int used = made == null ? 0 : made.memoryUsedMb();
        Report report = new Report(invocation.requestId(), took, init, memory, used, failure);
        finish.close(invocation, report, made, this::idleUnlessSettling);
    }

    private void isLate(Invocation invocation) {
        synchronized (pool) {
            if (state == State.FINISHING || isCurrent(invocation)) {
                String seconds = Trouble.seconds(deployed.spec().limits().timeout());
                end(Failure.of("Sandbox.Timedout", invocation, "Task timed out after " + seconds + " seconds"));
            }
        }
    }

    private void initIsLate() {
        synchronized (pool) {
            Invocation first = current;
            if (state == State.STARTING && first != null) {
                Duration most = wiring.pace().init();
                pool.didNotStart(trouble.tooLate(most));
                end(Failure.of(
                        "Sandbox.Timedout", first, "Init timed out after " + Trouble.seconds(most) + " seconds"));
            }
        }
    }

    private void exited(int code) {
        synchronized (pool) {
            String how = Report.exit(code);
            if (state == State.STARTING && current != null) {
                pool.didNotStart(trouble.ended(how, log.lastWords()));
            }
            endBecause(how);
        }
    }

    /// Ends it now, whatever it does.
    void shutDown() {
        synchronized (pool) {
            endBecause(Report.exit(137));
        }
    }

    private void endBecause(String how) {
        Invocation asked = current;
        end(asked == null ? null : Failure.of("Runtime.ExitError", asked, "Runtime exited with error: " + how));
    }

    /// Ends the process, and fails what it had not answered.
    ///
    /// @param failure not null where an invocation waits
    void end(@Nullable Failure failure) {
        if (state == State.ENDED) {
            return;
        }
        boolean wasGiven = state == State.BUSY;
        state = State.ENDED;
        waiting = null;
        limit.cancel();
        pool.ended(this);
        if (running != null) {
            running.kill();
        }
        Invocation asked = current;
        if (asked != null && failure != null) {
            current = null;
            log.tell(failure.text());
            close(asked, wasGiven ? wiring.since(delivered) : null, failure);
        }
        finish.tell();
    }
}
