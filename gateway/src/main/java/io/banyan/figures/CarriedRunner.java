package io.banyan.figures;

import io.banyan.live.FiguresStore;
import io.banyan.ramp.Carried;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows what LEGACY has carried of each group in the last seven days, also before this replica's start: the highest
/// mean of ten minutes. Never waits; what cannot be read is asked for again every ten seconds, and nothing is kept
/// before that, since it would lie over what was known.
///
/// All replicas write: they sum the same fleet, so it does not matter whose hour stays.
public final class CarriedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CarriedRunner.class);
    private static final String RING = "carried";
    private static final long WINDOW = 600;
    /// Seconds of it without which it is no mean of ten minutes.
    private static final int MOST_OF_IT = 300;
    /// Likewise of one that lasts, which counts as long as it does.
    private static final int SOME_OF_IT = 60;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FiguresSource figures;
    private final FiguresStore store;
    private final InstantSource clock;
    private final CarriedHours hours = new CarriedHours();
    private final Map<String, Double> sums = new HashMap<>();
    private int seconds;
    private long window;
    private volatile Map<String, Carried> open = Map.of();
    private @Nullable CompletableFuture<List<String>> reading;
    private boolean read;
    private Instant nextRead = Instant.MIN;
    private volatile boolean failing;
    private Runnable end = () -> {};

    public CarriedRunner(FiguresSource figures, FiguresStore store, InstantSource clock) {
        this.figures = figures;
        this.store = store;
        this.clock = clock;
    }

    /// From now on counts what passes.
    public void start() {
        end = figures.listen(this::second);
    }

    /// Null = nothing is known of the group.
    public @Nullable Carried of(String group) {
        Carried kept = hours.of(group, clock.instant());
        Carried now = open.get(group);
        if (kept == null || now == null) {
            return kept == null ? now : kept;
        }
        return new Carried(Math.max(kept.perSecond(), now.perSecond()), kept.over());
    }

    /// One second's figures; called by one thread.
    private void second(FleetFigures told) {
        read(told.at());
        long now = Math.floorDiv(told.at().getEpochSecond(), WINDOW);
        if (now != window) {
            ended();
            window = now;
        }
        seconds++;
        told.groups()
                .forEach(one -> sums.merge(one.group(), one.figures().legacy().rate(), Double::sum));
        if (seconds >= SOME_OF_IT) {
            Duration over = Duration.ofSeconds(seconds);
            Map<String, Carried> means = new HashMap<>();
            sums.forEach((group, sum) -> means.put(group, new Carried(sum / seconds, over)));
            open = Map.copyOf(means);
        }
    }

    /// The ten minutes are over.
    private void ended() {
        long hour = Math.floorDiv(window * WINDOW, CarriedHours.HOUR);
        if (seconds >= MOST_OF_IT) {
            Map<String, Float> means = new HashMap<>();
            sums.forEach((group, sum) -> means.put(group, (float) (sum / seconds)));
            hours.add(hour, means);
            write(hour);
        }
        sums.clear();
        seconds = 0;
        open = Map.of();
    }

    private void read(Instant now) {
        if (read) {
            return;
        }
        if (reading == null && !now.isBefore(nextRead)) {
            reading = store.kept(RING, CarriedHours.HOURS).toFuture();
        }
        if (reading == null || reading.state() == State.RUNNING) {
            return;
        }
        if (reading.state() == State.SUCCESS) {
            take(reading.resultNow(), now);
            read = true;
            failing = false;
        } else {
            failed("read", reading.exceptionNow());
            nextRead = now.plus(PAUSE);
        }
        reading = null;
    }

    private void take(List<String> told, Instant now) {
        for (String hour : told) {
            try {
                hours.take(hour, now);
            } catch (IllegalArgumentException odd) {
                LOG.warn("Ignoring an hour of what LEGACY carried: not written by this version of Banyan ({})", hour);
            }
        }
    }

    private void write(long hour) {
        if (read) {
            store.keep(RING, CarriedHours.slot(hour), hours.told(hour))
                    .subscribe(kept -> {}, broken -> failed("keep", broken), () -> failing = false);
        }
    }

    private void failed(String what, Throwable why) {
        if (!failing) {
            LOG.warn("Cannot {} what LEGACY has carried ({}); it will be tried again", what, why.getMessage());
        }
        failing = true;
    }

    @Override
    public void close() {
        end.run();
    }
}
