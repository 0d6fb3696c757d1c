package io.banyan.functions.environment;

import io.banyan.functions.logs.EnvironmentLog;
import io.banyan.functions.logs.FunctionLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The environments of one version of a function: as many at most as its `concurrency`. An invocation takes the one
/// that was used last of those that wait; else one that has just answered, as soon as it asks; else a new one; else it
/// is throttled.
public final class Pool {
    /// How long one that has just answered is waited for while another could be started.
    private static final Duration ASKS_SOON = Duration.ofMillis(50);

    private record Held(Invocation invocation, long since) {}

    private final Deployed deployed;
    private final Wiring wiring;
    private final FunctionLog log;
    private final Consumer<String> trouble;
    private final Set<Environment> all = new LinkedHashSet<>();
    private final ArrayDeque<Environment> idle = new ArrayDeque<>();
    /// For those that have just answered; never more than there are of them.
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final ColdStartTimes coldStarts = new ColdStartTimes();
    private long invocations;
    private long errors;
    private long throttles;
    private boolean isRetired;
    private @Nullable String why;

    /// @param trouble told in a sentence why a start failed, once for each reason
    public Pool(Deployed deployed, Wiring wiring, FunctionLog log, Consumer<String> trouble) {
        this.deployed = deployed;
        this.wiring = wiring;
        this.log = log;
        this.trouble = trouble;
    }

    /// What its environments run.
    public Deployed deployed() {
        return deployed;
    }

    /// Takes the invocation, whose `answering` hears of it from now on; false: it is throttled.
    public synchronized boolean invoke(Invocation invocation) {
        if (!isGivenToIdle(invocation)) {
            if (held.size() < finishing()) {
                held.addLast(new Held(invocation, wiring.nanos().getAsLong()));
            } else if (all.size() < deployed.spec().limits().concurrency()) {
                start(invocation);
            } else {
                throttles++;
                return false;
            }
        }
        invocations++;
        return true;
    }

    private boolean isGivenToIdle(Invocation invocation) {
        for (Environment used = idle.pollLast(); used != null; used = idle.pollLast()) {
            if (used.give(invocation)) {
                return true;
            }
        }
        return false;
    }

    private int count(Environment.State state) {
        return (int) all.stream().filter(one -> one.state() == state).count();
    }

    private int finishing() {
        return count(Environment.State.FINISHING);
    }

    private void start(Invocation invocation) {
        String stream = UUID.randomUUID().toString().substring(0, 8);
        Environment made = new Environment(this, deployed, wiring, new EnvironmentLog(log, stream, wiring.clock()));
        all.add(made);
        made.start(invocation);
    }

    /// Freezes and ends what has been idle for long enough. To be called every now and then.
    public synchronized void sweep() {
        for (Environment one : List.copyOf(idle)) {
            if (one.idleFor().compareTo(wiring.pace().idle()) >= 0) {
                one.end(null);
            } else if (one.idleFor().compareTo(wiring.pace().freeze()) >= 0) {
                one.freeze();
            }
        }
        Held first = held.peekFirst();
        boolean hasRoom = all.size() < deployed.spec().limits().concurrency();
        if (first != null && hasRoom && wiring.since(first.since()).compareTo(ASKS_SOON) >= 0) {
            held.removeFirst();
            start(first.invocation());
        }
    }

    /// Another pool takes what comes: environments end as soon as they are idle.
    public synchronized void retire() {
        isRetired = true;
        List.copyOf(idle).forEach(one -> one.end(null));
    }

    /// Ends all processes now. What was under way fails.
    public synchronized void close() {
        isRetired = true;
        for (Held one : List.copyOf(held)) {
            one.invocation()
                    .answering()
                    .ends(
                            Failure.of("Runtime.ExitError", one.invocation(), "The host of functions ended."),
                            () -> new byte[0]);
        }
        held.clear();
        List.copyOf(all).forEach(Environment::shutDown);
    }

    public synchronized PoolFigures figures() {
        int starting = count(Environment.State.STARTING);
        int busy = count(Environment.State.BUSY);
        int frozen = count(Environment.State.FROZEN);
        return new PoolFigures(
                new PoolFigures.Places(starting, busy, all.size() - starting - busy - frozen, frozen),
                new PoolFigures.Counts(invocations, errors, throttles),
                coldStarts.figures(),
                why);
    }

    void becameIdle(Environment one) {
        Held next = held.pollFirst();
        if (next != null) {
            if (!one.give(next.invocation())) {
                start(next.invocation());
            }
        } else if (isRetired) {
            one.end(null);
        } else {
            idle.addLast(one);
        }
    }

    void ended(Environment one) {
        all.remove(one);
        idle.remove(one);
        if (held.size() > finishing()) {
            start(held.removeFirst().invocation());
        }
    }

    void failed() {
        errors++;
    }

    void started(Duration took) {
        coldStarts.add(took);
        why = null;
    }

    void didNotStart(String told) {
        if (!told.equals(why)) {
            why = told;
            trouble.accept(told);
        }
    }
}
