package io.banyan.demo.stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A whole demo: up after {@link #bringUp()}, gone after {@link #close()}. Tests write
/// `try (var stage = DemoStage.start(StageOptions.of(root, folder, Ports.free()))) { ... stage.siteUrl() ... }`.
public final class DemoStage implements AutoCloseable {
    private final StageOptions options;
    private final PrintStream out;
    private final Progress progress;
    private final Launcher launcher;
    private final Running running = new Running();
    private final Map<Part, Child> children = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile @Nullable Database database;
    private final Thread lastResort = new Thread(this::close, "stop");
    private volatile boolean closed;

    /// Starts nothing yet.
    ///
    /// @param out takes progress lines and what becomes of the parts later
    DemoStage(StageOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.progress = new Progress(out, Duration.ofSeconds(2));
        this.launcher = new Launcher(options);
    }

    /// Brings a demo up and tells nobody about it but through its exceptions; whoever calls closes it.
    public static DemoStage start(StageOptions options) throws Exception {
        var stage = new DemoStage(options, new PrintStream(PrintStream.nullOutputStream(), true));
        stage.bringUp();
        return stage;
    }

    /// Starts every part, side by side where they do not wait for one another, and returns when all are ready. When
    /// one fails, everything is stopped again and the first failure is thrown. A JVM that ends takes all of it
    /// along.
    void bringUp() throws Exception {
        Runtime.getRuntime().addShutdownHook(lastResort);
        prepareFolder();
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            FutureTask<Database> database = orStopAll(this::startDatabase);
            tasks.execute(database);
            tasks.execute(orStopAll(() -> monolith(database.get())));
            tasks.execute(orStopAll(() -> modern(database.get())));
            if (options.gateway()) {
                tasks.execute(orStopAll(this::gateway));
            }
        }
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
        if (options.gateway()) {
            Files.writeString(options.adminUrl(), adminUrl() + "\n");
        }
        children.forEach(this::tellWhenEnded);
    }

    /// The site as its visitors know it: through Banyan, or the monolith itself in a demo without a gateway.
    public String siteUrl() {
        return url(
                options.gateway() ? options.ports().gateway() : options.ports().monolith());
    }

    public String adminUrl() {
        return url(options.ports().admin());
    }

    public String monolithUrl() {
        return url(options.ports().monolith());
    }

    public String modernUrl() {
        return url(options.ports().modern());
    }

    /// The database that both sides read.
    public Database database() {
        return Objects.requireNonNull(database, "not started");
    }

    /// The folder whose files the gateway watches.
    public Path routes() throws IOException {
        return RouteFolder.forPorts(options);
    }

    /// The operating system's number of a part's process; not for the database, which has several.
    public long pid(Part part) {
        Child child = children.get(part);
        if (child == null) {
            throw new IllegalArgumentException(part.title() + " has not been started as a child");
        }
        return child.pid();
    }

    /// Whether someone asked it to stop, as a signal does; a failed start stops by itself.
    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        forgetAdminUrl();
        running.stopAll();
        if (Thread.currentThread() != lastResort) {
            forgetLastResort();
        }
    }

    private void forgetAdminUrl() {
        try {
            Files.deleteIfExists(options.adminUrl());
        } catch (IOException left) {
            out.printf("%s could not be removed: %s%n", options.adminUrl(), left.getMessage());
        }
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException endingAnyway) {
            // The JVM is going down and calls close itself.
        }
    }

    private void prepareFolder() throws IOException {
        Files.createDirectories(options.folder());
        Files.deleteIfExists(options.accessLog());
        Files.deleteIfExists(options.adminUrl());
        Trees.delete(options.state());
        Trees.delete(options.routeCopies());
        PreviewToken.make(options.previewToken(), options.tokens());
    }

    private Database startDatabase() throws Exception {
        Database started = progress.watch(
                Part.DATABASE.title(),
                () -> running.start(Part.DATABASE, () -> Database.start(options.log(Part.DATABASE))));
        database = started;
        return started;
    }

    private Child monolith(Database database) throws Exception {
        Child child = ready(Part.MONOLITH, () -> launcher.monolith(database), monolithUrl() + "/api/events/1");
        database.grantReads();
        return child;
    }

    private Child modern(Database database) throws Exception {
        return ready(Part.MODERN, () -> launcher.modern(database), modernUrl() + "/v2/events/1");
    }

    private Child gateway() throws Exception {
        Path routes = RouteFolder.forPorts(options);
        Path first = options.gatewayAfter();
        if (first != null) {
            Files.readAllBytes(first);
        }
        return ready(Part.GATEWAY, () -> launcher.gateway(routes), adminUrl() + "/actuator/health/readiness");
    }

    private Child ready(Part part, Callable<Child> start, String url) throws Exception {
        return progress.watch(part.title(), () -> {
            Child child = running.start(part, start);
            children.put(part, child);
            Readiness.await(part, child, url);
            child.becameReady();
            return child;
        });
    }

    private <T> FutureTask<T> orStopAll(Callable<T> task) {
        return new FutureTask<>(() -> {
            try {
                return task.call();
            } catch (Exception failed) {
                failure.compareAndSet(null, failed);
                running.stopAll();
                throw failed;
            }
        });
    }

    private void tellWhenEnded(Part part, Child child) {
        child.whenEnded(code -> {
            if (!running.stopping()) {
                out.printf(
                        "%s (pid %d) has ended with code %d; everything else keeps running%n",
                        part.title(), child.pid(), code);
            }
        });
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
