package io.banyan.admin;

import io.banyan.metrics.Figures;
import io.banyan.metrics.FiguresHistory;
import io.banyan.metrics.FiguresSource;
import io.banyan.metrics.FleetFigures;
import io.banyan.metrics.GroupFigures;
import io.banyan.metrics.GroupMinute;
import io.banyan.metrics.Replicas;
import io.banyan.metrics.RouteReads;
import io.banyan.metrics.TotalFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Figures of a gateway where a quarter of the reads went to MODERN a while ago; a test says when a second has passed.
final class NoFigures implements FiguresSource {
    private final List<Consumer<FleetFigures>> listeners = new CopyOnWriteArrayList<>();

    void tick() {
        listeners.forEach(listener -> listener.accept(now()));
    }

    @Override
    public FleetFigures now() {
        return new FleetFigures(
                Instant.EPOCH, Replicas.ONE, List.of(new GroupFigures("events", Figures.NONE)), TotalFigures.NONE);
    }

    @Override
    public GroupMinute minute(String group) {
        return new GroupMinute(
                new RouteReads(3, 1), Map.of(), GroupMinute.NONE.clients(), null, GroupMinute.NONE.load());
    }

    @Override
    public FiguresHistory history() {
        return new FiguresHistory(5, Map.of(), List.of());
    }

    @Override
    public Runnable listen(Consumer<FleetFigures> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
