package io.banyan.figures;

import io.banyan.exchange.ModernState;
import io.banyan.live.FleetStore;
import io.banyan.live.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the figures of each second, on a thread of its own: takes what was counted, exchanges it with the other
/// replicas, sums, and tells listeners. Nothing that goes wrong ends it; the first of failures in a row is logged.
public final class FiguresRunner implements FiguresSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FiguresRunner.class);

    private final FigureSampler sampler;
    private final @Nullable FleetStore store;
    private final @Nullable FleetRunner fleet;
    private final Supplier<Revision> revision;
    private final Supplier<Map<String, ModernState>> modern;
    private final Supplier<@Nullable CallTotals> calls;
    private final InstantSource clock;
    private final RecentFigures recent = new RecentFigures();
    private final @Nullable HistoryRunner history;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-figures").daemon().factory());
    private volatile FleetSum sum;
    private volatile Map<String, ReplicaTotals> others = Map.of();
    private boolean failing;

    /// @param store where replicas see each other, closed with this; null = there are no others
    /// @param replica this one's name, unique in the installation
    /// @param revision of the live state that this replica applies now
    /// @param modern by group: what is wrong with its MODERN here
    /// @param calls what this replica counted of calls between groups; null = it knows of none
    public FiguresRunner(
            FigureCounter counter,
            @Nullable FleetStore store,
            String replica,
            Supplier<Revision> revision,
            Supplier<Map<String, ModernState>> modern,
            Supplier<@Nullable CallTotals> calls,
            InstantSource clock) {
        this.sampler = new FigureSampler(counter, clock.millis());
        this.store = store;
        this.fleet = store == null ? null : new FleetRunner(store, replica);
        this.history = store == null ? null : new HistoryRunner(store, recent);
        this.revision = revision;
        this.modern = modern;
        this.calls = calls;
        this.clock = clock;
        this.sum = FleetSum.of(clock.instant(), store == null ? Replicas.ONE : Replicas.alone(1), List.of());
    }

    /// Once a second from now on.
    public void start() {
        thread.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public FleetFigures now() {
        return sum.figures();
    }

    @Override
    public GroupMinute minute(String group) {
        return sum.minute(group);
    }

    @Override
    public Map<String, ModernState> modernElsewhere(String group) {
        Map<String, ModernState> seen = new TreeMap<>();
        others.forEach((name, totals) -> {
            ModernState state = totals.modern().get(group);
            if (state != null) {
                seen.put(name, state);
            }
        });
        return seen;
    }

    @Override
    public List<CallTotals> callsElsewhere() {
        return others.values().stream()
                .map(ReplicaTotals::calls)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Set<String> replicasElsewhere() {
        return Set.copyOf(others.keySet());
    }

    @Override
    public FiguresHistory history(FiguresRange range) {
        return recent.history(range);
    }

    @Override
    public Runnable listen(Consumer<FleetFigures> listener) {
        Listener guarded = new Listener(listener);
        listeners.add(guarded);
        return () -> listeners.remove(guarded);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (store != null) {
            store.close();
        }
    }

    /// One second's work.
    void second() {
        try {
            FleetSum made = sum(clock.instant());
            sum = made;
            Map<FiguresRange, FiguresRows> ended = recent.add(made.figures());
            listeners.forEach(listener -> listener.tell(made.figures()));
            if (history != null) {
                history.second(made.figures().at(), ended);
            }
            failing = false;
        } catch (RuntimeException | Error failed) {
            if (!failing) {
                LOG.error("Computing the figures failed; it will be tried again", failed);
            }
            failing = true;
        }
    }

    private FleetSum sum(Instant now) {
        ReplicaTotals own = sampler.take(now.toEpochMilli()).with(modern.get(), fleet == null ? null : calls.get());
        List<ReplicaTotals> all = new ArrayList<>(List.of(own));
        Replicas replicas = Replicas.ONE;
        if (fleet != null) {
            FleetRunner.Fleet exchanged = fleet.exchange(now, revision.get(), own);
            replicas = exchanged.replicas();
            others = exchanged.others();
            all.addAll(others.values());
        }
        return FleetSum.of(now, replicas, all);
    }

    /// One that throws hurts no other.
    private static final class Listener {
        private final Consumer<FleetFigures> hears;
        private boolean failed;

        Listener(Consumer<FleetFigures> hears) {
            this.hears = hears;
        }

        void tell(FleetFigures figures) {
            try {
                hears.accept(figures);
            } catch (RuntimeException | Error failure) {
                if (!failed) {
                    LOG.error("A listener to figures failed and will fail silently from now on", failure);
                }
                failed = true;
            }
        }
    }
}
