package io.banyan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Every peer alone on all cores: how soon it answers, how much memory it has then, and how much more with idle
/// connections after some load.
final class Starts {
    private static final int IDLE = 10_000;
    private static final int LOAD = 4;
    private static final double MEGA = 1e6;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Workplace workplace;
    private final Children children;
    private final Servers servers;

    Starts(Workplace workplace, Children children, Servers servers) {
        this.workplace = workplace;
        this.children = children;
        this.servers = servers;
    }

    Section section(int times, Progress progress) {
        boolean cached = servers.flags().cached();
        List<Start> starts = Stream.of(Shape.BANYAN_SPLIT, Shape.STOCK_SPLIT, Shape.NGINX, Shape.HAPROXY)
                .flatMap(shape -> cached && shape.peer().warmsUp()
                        ? Stream.of(new Start(shape, true), new Start(shape, false))
                        : Stream.of(new Start(shape, false)))
                .toList();
        servers.endAll();
        List<Row> rows = new ArrayList<>();
        for (Start start : starts) {
            progress.says("starting " + start.name());
            rows.add(row(start, times));
        }
        String note = "From `exec` to the first good answer, on both cores. " + IDLE
                + " connections that were used once, after " + LOAD + " s of load.";
        return new Section("Start and memory", note, rows);
    }

    private Row row(Start start, int times) {
        List<Double> seconds = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> idle = new ArrayList<>();
        for (int at = 0; at < times; at++) {
            Server server = servers.start(start.shape(), true, start.aot());
            seconds.add(server.startNanos() / NANOS);
            resident.add(server.startBytes() / MEGA);
            if (at == times - 1) {
                idle.add(more(server, new Lane(start.shape(), Payload.SMALL)) / MEGA);
            }
            servers.end(server);
        }
        return Row.of(start.name())
                .with(Figure.START, new Sample(seconds))
                .with(Figure.START_RESIDENT, new Sample(resident))
                .with(Figure.IDLE, new Sample(idle));
    }

    private double more(Server server, Lane lane) {
        Wrk.run(workplace, children, "http://127.0.0.1:" + server.port() + lane.path(), LOAD);
        long before = server.child().residentBytes();
        IdleConnections idle = new IdleConnections(server.ask(lane, "m1"), IDLE);
        try (idle) {
            return (double) server.child().residentBytes() - before;
        }
    }

    private record Start(Shape shape, boolean aot) {
        String name() {
            return shape.peer().name().toLowerCase(Locale.ROOT) + (aot ? ", AOT cache" : "");
        }
    }
}
