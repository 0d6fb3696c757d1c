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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A whole demo: up after {@link #bringUp()}, gone after {@link #close()}. Tests write
/// `try (var stage = DemoStage.start(StageOptions.of(root, folder, Ports.free()))) { ... stage.siteUrl() ... }`.
public final class DemoStage implements AutoCloseable {
    private final StageOptions options;
    private final PrintStream out;
    private final Progress progress;
    private final Launcher launcher;
    private final int internal = Ports.anyFree();
    private final Running running = new Running();
    private final Map<Part, Child> children = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile @Nullable Database database;
    private final Thread lastResort = new Thread(this::close, "stop");
    private volatile @Nullable RampStory story;
    private volatile boolean closed;

    /// Starts nothing yet.
    ///
    /// @param out takes progress lines and what becomes of the parts later
    DemoStage(StageOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.progress = new Progress(out, Duration.ofSeconds(2));
        this.launcher = new Launcher(options, internalUrl());
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
            FutureTask<Redis> redis = orStopAll(this::startRedis);
            tasks.execute(database);
            tasks.execute(redis);
            FutureTask<Child> functions = orStopAll(() -> functions(redis.get()));
            tasks.execute(functions);
            tasks.execute(orStopAll(() -> {
                monolith(database.get());
                functions.get();
                return projector(database.get(), redis.get());
            }));
            tasks.execute(orStopAll(() -> modern(redis.get())));
            if (options.gateway()) {
                tasks.execute(orStopAll(() -> gateway(database.get(), redis.get())));
            }
        }
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
        Files.writeString(options.projectorPid(), pid(Part.PROJECTOR) + "\n");
        Files.writeString(options.functionsPid(), pid(Part.FUNCTIONS) + "\n");
        if (options.gateway()) {
            Files.writeString(options.adminUrl(), adminUrl() + "\n");
            Files.writeString(options.internalUrl(), internalUrl() + "\n");
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

    /// Where functions are invoked.
    public String functionsUrl() {
        return url(options.ports().functions());
    }

    /// The gateway's port for calls between groups.
    public String internalUrl() {
        return url(internal);
    }

    /// What a request of the modern side, or of a function, must carry to be answered, as the gateway makes it.
    ///
    /// @param target path and query
    public String way(String group, String method, String target) {
        return WayKeys.way(options.wayKeys(), group, method, target);
    }

    /// The monolith's database.
    public Database database() {
        return Objects.requireNonNull(database, "not started");
    }

    /// The folder whose files the gateway watches.
    public Path routes() throws IOException {
        return RouteFolder.forPorts(options);
    }

    /// The operating system's number of a part's process; not for what keeps data.
    public long pid(Part part) {
        Child child = children.get(part);
        if (child == null) {
            throw new IllegalArgumentException(part.title() + " has not been started as a child");
        }
        return child.pid();
    }

    /// Lets readers come, starts the ramp of `events`, and tells what becomes of it, until the demo stops.
    public void tellRamp(PrintStream teller) throws IOException {
        RampStory told = new RampStory(this, options, teller);
        story = told;
        told.begin();
    }

    /// Whether someone asked it to stop, as a signal does; a failed start stops by itself.
    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        RampStory told = story;
        if (told != null) {
            told.close();
        }
        forget(options.adminUrl());
        forget(options.internalUrl());
        forget(options.projectorPid());
        forget(options.functionsPid());
        forget(options.projectorEnv());
        running.stopAll();
        if (Thread.currentThread() != lastResort) {
            forgetLastResort();
        }
    }

    private void forget(Path upToNow) {
        try {
            Files.deleteIfExists(upToNow);
        } catch (IOException left) {
            out.printf("%s could not be removed: %s%n", upToNow, left.getMessage());
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
        Files.deleteIfExists(options.internalUrl());
        Files.deleteIfExists(options.projectorPid());
        Files.deleteIfExists(options.functionsPid());
        Files.deleteIfExists(options.projectorEnv());
        Trees.delete(options.state());
        Trees.delete(options.routeCopies());
        Trees.delete(options.functions());
        Trees.delete(options.functionsState());
        PreviewToken.make(options.previewToken(), options.tokens());
        WayKeys.make(options);
    }

    private Database startDatabase() throws Exception {
        Database started = progress.watch(
                Part.DATABASE.title(),
                () -> running.start(Part.DATABASE, () -> Database.start(options.log(Part.DATABASE))));
        database = started;
        return started;
    }

    private Redis startRedis() throws Exception {
        return progress.watch(
                Part.REDIS.title(), () -> running.start(Part.REDIS, () -> Redis.start(options.log(Part.REDIS))));
    }

    private void monolith(Database database) throws Exception {
        ready(Part.MONOLITH, () -> launcher.monolith(database), monolithUrl() + "/api/events/1");
        database.allowCapture();
    }

    private Child projector(Database database, Redis redis) throws Exception {
        int port = Ports.anyFree();
        Files.writeString(
                options.projectorEnv(),
                "export BANYAN_DATABASE='%s' BANYAN_REDIS='%s'%n"
                        .formatted(database.url(Database.CAPTURE), redis.url()));
        return ready(Part.PROJECTOR, () -> launcher.projector(database, redis, port), url(port) + "/health");
    }

    private Child functions(Redis redis) throws Exception {
        Path folders = FunctionCopies.make(options, redis.url());
        return ready(Part.FUNCTIONS, () -> launcher.functions(folders), functionsUrl() + "/health");
    }

    /// Ready when its view is complete.
    private Child modern(Redis redis) throws Exception {
        return ready(
                Part.MODERN,
                () -> launcher.modern(redis),
                modernUrl() + "/v2/events/1",
                way -> way("events", "GET", "/v2/events/1"));
    }

    private Child gateway(Database database, Redis redis) throws Exception {
        Path routes = RouteFolder.forPorts(options);
        Path first = options.gatewayAfter();
        if (first != null) {
            Files.readAllBytes(first);
        }
        return ready(
                Part.GATEWAY,
                () -> launcher.gateway(routes, database, redis),
                adminUrl() + "/actuator/health/readiness");
    }

    private Child ready(Part part, Callable<Child> start, String url) throws Exception {
        return ready(part, start, url, way -> way);
    }

    /// @param way what each question carries, since none is good twice; gets an empty text
    private Child ready(Part part, Callable<Child> start, String url, UnaryOperator<String> way) throws Exception {
        return progress.watch(part.title(), () -> {
            Child child = running.start(part, start);
            children.put(part, child);
            Readiness.await(part, child, url, way);
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
