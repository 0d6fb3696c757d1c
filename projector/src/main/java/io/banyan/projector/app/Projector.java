package io.banyan.projector.app;

import io.banyan.projections.capture.CaptureMeters;
import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureSpec;
import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.feed.FeedRunner;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.runner.ViewMeters;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewThread;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.PostgresSpec;
import io.banyan.projections.store.ViewStore;
import io.banyan.projector.health.HealthReport;
import io.banyan.projector.health.HealthServer;
import io.banyan.redis.RedisLink;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// All that runs in the process: capture, a runner for each view, the feed, and the port for health.
final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("projector");
    private static final long LOOK_MILLIS = 100;

    private final ProjectorSpec spec;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ViewRunner> runners = new ArrayList<>();
    /// What works, closed before what it works with.
    private final List<AutoCloseable> workers = new ArrayList<>();
    private final List<AutoCloseable> held = new ArrayList<>();
    private @Nullable CaptureRunner capture;

    private Projector(ProjectorSpec spec) {
        this.spec = spec;
    }

    /// Checks everything first: what is refused has made nothing.
    ///
    /// @throws RuntimeException of the library's, with what to run
    static Projector start(ProjectorSpec spec) {
        Projector projector = new Projector(spec);
        try {
            projector.start();
            return projector;
        } catch (RuntimeException refused) {
            projector.close();
            throw refused;
        }
    }

    private void start() {
        HealthServer health = keep(healthServer(spec.health()));
        RedisLink link = keep(new RedisLink(spec.redis()));
        RedisChangeLog log = keep(new RedisChangeLog(spec.redis(), spec.name()));
        PostgresChangeSource source = keep(new PostgresChangeSource(postgres(ReadTables.of(spec.projections()))));
        Start.check(log);
        if (spec.capture() != ProjectorSpec.Capture.ELSEWHERE) {
            Start.check(source);
        }
        ViewStore store = ViewPlaces.open(spec.views(), link, spec.projections().size(), held::add);
        ViewMeters meters = new ViewMeters(registry);
        for (Projection projection : spec.projections()) {
            if (projection instanceof AutoCloseable calls) {
                held.add(calls);
            }
            runners.add(runner(projection, store, meters));
        }
        if (spec.capture() != ProjectorSpec.Capture.ELSEWHERE) {
            capture(source, log, store);
        }
        LogHead head = new LogHead(log);
        for (ViewRunner runner : runners) {
            meters.watch(runner, head, InstantSource.system());
            workers.add(new ViewThread(runner));
        }
        workers.add(new FeedRunner(link, runners, InstantSource.system()));
        health.start(this::report, registry::scrape);
        LOG.info("{}", begun(health));
    }

    private static HealthServer healthServer(InetSocketAddress address) {
        try {
            return HealthServer.on(address);
        } catch (IOException taken) {
            throw new StartRefused("--health-port was '" + address.getPort() + "' at " + address.getHostString()
                    + ", which cannot be taken (" + taken.getMessage()
                    + "); end what has it, or write --health-port 0 for any free one");
        }
    }

    private PostgresSpec postgres(List<TableSpec> tables) {
        DatabaseUrl database = spec.database();
        return new PostgresSpec(database.jdbc(), database.user(), database.password(), spec.name(), tables);
    }

    private ViewRunner runner(Projection projection, ViewStore store, ViewMeters meters) {
        // One for each: a runner that waits for news keeps its connection.
        RedisChangeLog log = keep(new RedisChangeLog(spec.redis(), spec.name()));
        ViewSnapshots snapshots = new ViewSnapshots(postgres(ReadTables.of(List.of(projection))));
        Wiring wiring = new Wiring(store, log, snapshots, meters, InstantSource.system());
        return new ViewRunner(wiring, projection, 1, UUID.randomUUID().toString());
    }

    private void capture(PostgresChangeSource source, RedisChangeLog log, ViewStore store) {
        CaptureMeters meters = new CaptureMeters(
                registry,
                () -> {
                    CaptureRunner running = capture;
                    return running == null ? CaptureState.STARTING : running.state();
                },
                InstantSource.system());
        CaptureRunner made = new CaptureRunner(source, log, CaptureSpec.DEFAULT, meters);
        if (spec.capture() == ProjectorSpec.Capture.START_OVER) {
            Start.over(made, store, runners.stream().map(ViewRunner::view).toList());
        }
        capture = made;
        workers.add(made);
        made.start();
    }

    /// What it runs, without secrets.
    private String begun(HealthServer health) {
        String views = String.join(
                ", ", runners.stream().map(runner -> runner.view().toString()).toList());
        String captured = capture == null
                ? "follow log " + spec.name() + " in " + spec.redis()
                : "capture " + spec.database() + " into log " + spec.name() + " in " + spec.redis();
        return "keep " + views + "; " + captured + "; http://" + health.address() + "/health";
    }

    private HealthReport report() {
        CaptureRunner running = capture;
        return new HealthReport(
                running == null ? null : running.state(),
                runners.stream().map(ViewRunner::report).toList());
    }

    /// Prints a line whenever something is otherwise; returns once it is closed.
    void tellUntilClosed() {
        StateLines lines = new StateLines();
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (StateLines.Line line : lines.changed(report())) {
                    LOG.atLevel(line.isTrouble() ? Level.WARN : Level.INFO).log("{}", line.text());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        held.add(one);
        return one;
    }

    /// Gives leases and slot back, so that another one need not wait. Within some seconds.
    @Override
    public synchronized void close() {
        closed.countDown();
        List<Thread> ending = workers.stream()
                .map(worker -> Thread.ofVirtual().start(() -> closeQuietly(worker)))
                .toList();
        try {
            for (Thread one : ending) {
                one.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        held.reversed().forEach(Projector::closeQuietly);
        workers.clear();
        held.clear();
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception gone) {
            LOG.debug("it was gone already", gone);
        }
    }
}
