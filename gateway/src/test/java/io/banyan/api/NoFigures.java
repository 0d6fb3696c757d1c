package io.banyan.api;

import io.banyan.figures.Figures;
import io.banyan.figures.FiguresHistory;
import io.banyan.figures.FiguresRange;
import io.banyan.figures.FiguresSource;
import io.banyan.figures.FleetFigures;
import io.banyan.figures.GroupFigures;
import io.banyan.figures.GroupMinute;
import io.banyan.figures.Replicas;
import io.banyan.figures.RouteReads;
import io.banyan.figures.TotalFigures;
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
    public FiguresHistory history(FiguresRange range) {
        return new FiguresHistory(range.step(), Map.of(), List.of());
    }

    @Override
    public Runnable listen(Consumer<FleetFigures> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
