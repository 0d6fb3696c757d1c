package io.banyan.demo.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `./banyan demo` runs, in the root of the repository. Stops on Ctrl-C and SIGTERM with everything it started;
/// exit code 1 when the start failed, 2 for wrong options, 130 and 143 after the signals.
@Command(
        name = "./banyan demo",
        mixinStandardHelpOptions = true,
        version = "0.1.0-SNAPSHOT",
        sortOptions = false,
        description = "Starts a sample monolith with a real database, its modern side and Banyan in front of them.")
final class Stage implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "The site through Banyan (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--admin-port",
            defaultValue = "9090",
            paramLabel = "PORT",
            description = "Banyan's admin port (${DEFAULT-VALUE}).")
    private int adminPort;

    @Option(
            names = "--monolith-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "The monolith itself (${DEFAULT-VALUE}).")
    private int monolithPort;

    @Option(
            names = "--modern-port",
            defaultValue = "8082",
            paramLabel = "PORT",
            description = "Its modern side (${DEFAULT-VALUE}).")
    private int modernPort;

    @Option(
            names = "--functions-port",
            defaultValue = "9001",
            paramLabel = "PORT",
            description = "The host of its functions (${DEFAULT-VALUE}).")
    private int functionsPort;

    @Option(
            names = "--routes",
            defaultValue = "routes",
            paramLabel = "DIR",
            description = "The folder of route files (${DEFAULT-VALUE}).")
    private Path routes = Path.of("routes");

    @Option(names = "--ramp", description = "A mistake in the modern side, readers, and a ramp that meets it.")
    private boolean ramp;

    /// Of the launcher, which rehearses a start of the gateway while the other parts start.
    @Option(names = "--gateway-after", hidden = true)
    private @Nullable Path gatewayAfter;

    @Option(names = "--without-gateway", hidden = true)
    private boolean withoutGateway;

    Stage() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Stage()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        StageOptions options = options();
        List<String> problems = options.ports().problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println("banyan: " + problem));
            return 1;
        }
        return run(options);
    }

    private StageOptions options() {
        var ports = new Ports(port, adminPort, monolithPort, modernPort, functionsPort);
        // Two demos side by side keep apart by their ports.
        Path folder = Path.of(".state", port == Ports.USUAL.gateway() ? "demo" : "demo-" + port);
        return new StageOptions(
                Path.of("").toAbsolutePath(), folder, routes, ports, !withoutGateway, gatewayAfter, ramp);
    }

    private static int run(StageOptions options) throws Exception {
        long started = System.nanoTime();
        var stage = new DemoStage(options, System.out);
        try {
            stage.bringUp();
        } catch (StageFailure failed) {
            if (!stage.closed()) {
                System.err.println("banyan: " + failed.getMessage());
            }
            return 1;
        }
        System.out.print(Welcome.text(stage, options, Progress.seconds(started)));
        if (options.ramp() && options.gateway()) {
            stage.tellRamp(System.out);
        }
        new CountDownLatch(1).await();
        return 0;
    }
}
