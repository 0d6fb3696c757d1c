package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A gateway in a process of its own: the build, as an installation runs it, with Netty watching every buffer.
/// Closing it fails when Netty found a leak.
public final class GatewayProcess implements Gateway {
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Home home;
    private final int port;
    private final int adminPort;

    private GatewayProcess(Process process, Home home, int port, int adminPort) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.adminPort = adminPort;
    }

    /// @param within what the JVM's command is the arguments of; empty = nothing
    static GatewayProcess start(Home home, List<String> arguments, List<String> jvmOptions, List<String> within) {
        return start(home, arguments, all -> launch(home.output(), all, jvmOptions, within));
    }

    /// Has `./banyan` make the AOT caches where there are none, which takes a while.
    public static void rehearse() {
        Rehearsed.rehearse();
    }

    /// By `./banyan`, which replaces itself by the JVM.
    static GatewayProcess startByLauncher(Home home, List<String> arguments, List<String> jvmOptions) {
        return start(home, arguments, all -> {
            List<String> command =
                    new ArrayList<>(List.of(Repository.root().resolve("banyan").toString()));
            command.addAll(all);
            ProcessBuilder launcher = new ProcessBuilder(command);
            launcher.environment().put("BANYAN_JAVA_OPTS", String.join(" ", jvmOptions));
            return launch(home.output(), launcher);
        });
    }

    private static GatewayProcess start(Home home, List<String> arguments, Function<List<String>, Process> launcher) {
        int port = FreePort.next();
        int adminPort = FreePort.next();
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(arguments);
        all.addAll(List.of("--port", String.valueOf(port), "--admin-port", String.valueOf(adminPort)));
        Process process = launcher.apply(all);
        GatewayProcess gateway = new GatewayProcess(process, home, port, adminPort);
        if (!Await.holdsWithin(
                START, () -> !process.isAlive() || gateway.admin().ready())) {
            gateway.kill();
            throw new IllegalStateException("the gateway was not ready within " + START + ": " + gateway.output());
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway did not start: " + gateway.output());
        }
        return gateway;
    }

    /// Runs the built jar with any arguments to its end and says how it went.
    public static Finished run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /// Runs a command that asks this gateway, as its operator does beside it.
    public Finished command(String... arguments) {
        return run(
                Map.of("BANYAN_ADMIN", "http://127.0.0.1:" + adminPort, "BANYAN_STATE", state().toString()), arguments);
    }

    private static Finished run(Map<String, String> environment, String... arguments) {
        Path output = temporaryFile();
        ProcessBuilder builder = java(List.of(arguments), List.of(), List.of());
        builder.environment().putAll(environment);
        Process process = launch(output, builder);
        Await.until("the command ends", START, () -> !process.isAlive());
        return new Finished(process.exitValue(), read(output));
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("banyan-test-", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int adminPort() {
        return adminPort;
    }

    @Override
    public Path state() {
        return home.state();
    }

    @Override
    public RouteFiles routes() {
        return home.routes();
    }

    /// What it wrote to stdout and stderr.
    public String output() {
        return read(home.output());
    }

    public long pid() {
        return process.pid();
    }

    /// Resident memory in bytes, from `/proc`.
    public long residentBytes() {
        return read(Path.of("/proc", String.valueOf(process.pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Sends SIGTERM and returns at once.
    public void terminate() {
        process.destroy();
    }

    /// Sends SIGKILL and waits.
    public void kill() {
        process.destroyForcibly();
        exitCode(Await.BOUND);
    }

    public boolean running() {
        return process.isAlive();
    }

    public int exitCode(Duration bound) {
        Await.until("the gateway has ended", bound, () -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        if (!Await.holdsWithin(Duration.ofSeconds(15), () -> !process.isAlive())) {
            kill();
        }
        String leaks = leaks(output());
        home.leave();
        if (!leaks.isEmpty()) {
            throw new AssertionError("the gateway leaks buffers:\n" + leaks);
        }
    }

    /// From the first leak on that Netty reported in the output; empty where it reported none.
    static String leaks(String output) {
        int at = output.indexOf("LEAK: ");
        return at < 0 ? "" : output.substring(at);
    }

    /// How a command ended.
    ///
    /// @param output stdout and stderr together
    public record Finished(int exitCode, String output) {}

    private static Process launch(Path output, List<String> arguments, List<String> jvmOptions, List<String> within) {
        return launch(output, java(arguments, jvmOptions, within));
    }

    private static ProcessBuilder java(List<String> arguments, List<String> jvmOptions, List<String> within) {
        List<String> command = new ArrayList<>(within);
        List<String> options = new ArrayList<>(List.of("-Dio.netty.leakDetection.level=paranoid"));
        options.addAll(jvmOptions);
        command.addAll(Rehearsed.serve(options));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static Process launch(Path output, ProcessBuilder builder) {
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
