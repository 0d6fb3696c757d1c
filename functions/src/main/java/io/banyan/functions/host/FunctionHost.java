package io.banyan.functions.host;

import io.banyan.functions.environment.Deployed;
import io.banyan.functions.environment.Launcher;
import io.banyan.functions.environment.Pool;
import io.banyan.functions.environment.PoolFigures;
import io.banyan.functions.environment.Wiring;
import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.Problem;
import io.banyan.functions.version.BadVersion;
import io.banyan.functions.version.VersionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The functions of this machine. `$LATEST` is a function's folder as it is: a change is taken over within two seconds,
/// and what is under way ends as it began.
public final class FunctionHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("functions");
    private static final long SWEEP_MILLIS = 25;
    private static final long FLUSH_MILLIS = 100;
    private static final long LOOK_MILLIS = 1_000;

    private final HostSpec spec;
    private final VersionStore versions;
    private final Logs logs;
    private final Wiring wiring;
    private final AsyncInvocations async = new AsyncInvocations();
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();
    /// Replaced, and perhaps still at work.
    private final Set<Pool> retired = ConcurrentHashMap.newKeySet();
    private final FolderWatch watch;
    private final ExecutorService launching = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("functions-start").factory());
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("functions-timer-", 0).factory());

    private FunctionHost(HostSpec spec, Launcher launcher) {
        this.spec = spec;
        this.versions = new VersionStore(spec.state().resolve("published"));
        this.logs = new Logs(spec.state().resolve("logs"));
        timers.setRemoveOnCancelPolicy(true);
        this.wiring = new Wiring(launcher, launching, timers, InstantSource.system(), System::nanoTime, spec.pace());
        this.watch = new FolderWatch(new FunctionFolders(spec.functions()), this::retire);
    }

    /// Reads the folders and looks after what is in them until it is closed.
    public static FunctionHost start(HostSpec spec, Launcher launcher) {
        FunctionHost host = new FunctionHost(spec, launcher);
        host.watch.look();
        host.every(SWEEP_MILLIS, host::sweep);
        host.every(FLUSH_MILLIS, host.logs::flush);
        host.every(LOOK_MILLIS, host.watch::look);
        return host;
    }

    private void every(long millis, Runnable work) {
        timers.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
                        LOG.warn("the host's upkeep failed, and goes on", failed);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        pools.values().forEach(Pool::sweep);
        retired.removeIf(pool -> pool.figures().places().all() == 0);
        async.give();
    }

    /// What is asked for, by name and alias or version.
    ///
    /// @param qualifier null: `$LATEST`
    public Pool pool(String name, @Nullable String qualifier) throws NoSuchFunction {
        FunctionSpec latest = latest(name);
        String version = qualifier == null ? Deployed.LATEST : version(name, qualifier);
        if (version.equals(Deployed.LATEST)) {
            return pool(name, latest, version);
        }
        Pool there = pools.get(name + ":" + version);
        if (there != null) {
            return there;
        }
        try {
            return pool(name + ":" + version, versions.spec(name, version), version);
        } catch (BadVersion none) {
            throw new NoSuchFunction(String.valueOf(none.getMessage()));
        }
    }

    private FunctionSpec latest(String name) throws NoSuchFunction {
        FunctionSpec latest = watch.latest(name);
        if (latest != null) {
            return latest;
        }
        List<String> there = watch.all().stream().map(FunctionSpec::name).toList();
        String why = watch.problems().isEmpty()
                ? ""
                : "; what is wrong: "
                        + String.join(
                                "; ",
                                watch.problems().stream().map(Problem::toString).toList());
        throw new NoSuchFunction("Function not found: " + Deployed.arn(spec.region(), name) + "; this host has "
                + (there.isEmpty() ? "none" : String.join(", ", there)) + why);
    }

    private String version(String name, String qualifier) throws NoSuchFunction {
        if (qualifier.equals(Deployed.LATEST) || qualifier.matches("[0-9]+")) {
            return qualifier;
        }
        Map<String, String> aliases = versions.aliases(name);
        String version = aliases.get(qualifier);
        if (version == null) {
            throw new NoSuchFunction("Function not found: " + Deployed.arn(spec.region(), name) + ":" + qualifier
                    + "; aliases of " + name + " are " + (aliases.isEmpty() ? "none" : aliases.keySet())
                    + "; ./banyan functions alias " + name + " " + qualifier + " VERSION makes this one");
        }
        return version;
    }

    private Pool pool(String key, FunctionSpec function, String version) {
        Pool there = pools.get(key);
        if (there != null && isOf(there, function)) {
            return there;
        }
        return Objects.requireNonNull(pools.compute(key, (same, old) -> {
            if (old != null && isOf(old, function)) {
                return old;
            }
            if (old != null) {
                retire(old);
            }
            Deployed deployed = new Deployed(function, version, spec.region());
            return new Pool(deployed, wiring, logs.of(function.name()), told -> LOG.warn("{}", told));
        }));
    }

    /// A published version is read anew each time, and never changes.
    @SuppressWarnings("ReferenceEquality") // a function that is as it was may have other code
    private static boolean isOf(Pool pool, FunctionSpec function) {
        return !pool.deployed().version().equals(Deployed.LATEST)
                || pool.deployed().spec() == function;
    }

    private void retire(FunctionSpec replaced) {
        pools.computeIfPresent(replaced.name(), (name, pool) -> {
            if (!isOf(pool, replaced)) {
                return pool;
            }
            retire(pool);
            return null;
        });
    }

    private void retire(Pool pool) {
        retired.add(pool);
        pool.retire();
    }

    /// Events that nobody waits for.
    public AsyncInvocations async() {
        return async;
    }

    /// Keeps a copy of the function as it is, and gives its number.
    public String publish(String name) throws NoSuchFunction, IOException {
        return versions.publish(latest(name));
    }

    /// From now on, this alias is this version.
    public void alias(String name, String alias, String version) throws NoSuchFunction, BadVersion, IOException {
        latest(name);
        versions.alias(name, alias, version);
    }

    /// The last lines of what the function printed, oldest first.
    public List<String> logs(String name, int most) throws NoSuchFunction, IOException {
        latest(name);
        return logs.of(name).last(most);
    }

    /// Files that are not served as they are written.
    public List<Problem> problems() {
        return watch.problems();
    }

    public List<FunctionReport> reports() {
        return watch.all().stream().map(this::report).toList();
    }

    private FunctionReport report(FunctionSpec function) {
        Map<String, PoolFigures> figures = new TreeMap<>();
        for (Pool pool : pools.values()) {
            if (pool.deployed().spec().name().equals(function.name())) {
                figures.put(pool.deployed().version(), pool.figures());
            }
        }
        String name = function.name();
        return new FunctionReport(function, versions.versions(name), versions.aliases(name), figures);
    }

    /// In ARNs.
    public String region() {
        return spec.region();
    }

    /// Ends all processes.
    @Override
    public void close() {
        timers.shutdown();
        pools.values().forEach(Pool::close);
        retired.forEach(Pool::close);
        launching.shutdown();
        logs.flush();
    }
}
