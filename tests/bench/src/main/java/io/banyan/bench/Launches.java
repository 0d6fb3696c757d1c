package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the configuration of a peer from `tests/bench/peers`, and says how to start it.
final class Launches {
    private static final String HEAP = "-Xmx512m";

    private final Workplace workplace;
    private final Upstreams upstreams;
    private final JavaFlags flags;
    private int count;

    Launches(Workplace workplace, Upstreams upstreams, JavaFlags flags) {
        this.workplace = workplace;
        this.upstreams = upstreams;
        this.flags = flags;
    }

    Launch of(Shape shape) {
        count++;
        int port = Workplace.freePort();
        Map<String, String> places = Map.of(
                "port", Integer.toString(port),
                "legacy", Integer.toString(upstreams.legacy()),
                "modern", Integer.toString(upstreams.modern()),
                "routes", routes(shape));
        return switch (shape.peer()) {
            case DIRECT -> throw new IllegalArgumentException("nothing to start");
            case NGINX -> {
                Path file = workplace.write("nginx.conf", places, "nginx.conf");
                yield new Launch("nginx", port, Map.of(), List.of("nginx", "-c", file.toString()));
            }
            case HAPROXY -> {
                Path file = workplace.write("haproxy.cfg", places, "haproxy.cfg");
                yield new Launch("haproxy", port, Map.of(), List.of("haproxy", "-db", "-f", file.toString()));
            }
            case BANYAN -> banyan(shape, port, places);
            case STOCK -> stock(shape, port, places);
        };
    }

    private Launch banyan(Shape shape, int port, Map<String, String> places) {
        String own = "banyan-" + count;
        if (shape.routes() == 0) {
            workplace.write("banyan-split.yaml", places, own + "/routes/split.yaml");
            workplace.write("banyan-filtered.yaml", places, own + "/routes/filtered.yaml");
        } else {
            workplace.write("banyan-many.yaml", places, own + "/routes/many.yaml");
        }
        Path folder = workplace.folder().resolve(own);
        Path launcher = Objects.requireNonNullElse(shape.elsewhere(), workplace.repository());
        List<String> command =
                new ArrayList<>(List.of(launcher.resolve("banyan").toString(), "serve"));
        command.addAll(List.of("--legacy", "http://127.0.0.1:" + upstreams.legacy()));
        command.addAll(List.of("--routes", folder.resolve("routes").toString()));
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--admin-port", "0"));
        command.addAll(List.of("--drain-delay", "0s", "--drain", "1s"));
        Map<String, String> environment = Map.of(
                "BANYAN_ADMIN_TOKEN",
                "opens-the-admin-port-of-a-bench-and-of-nothing-else",
                "BANYAN_JAVA_OPTS",
                HEAP + " " + flags.ofBanyan());
        return new Launch(own, port, environment, command);
    }

    private Launch stock(Shape shape, int port, Map<String, String> places) {
        String own = "stock-" + count;
        String template = shape.routes() == 0 ? "stock.yaml" : "stock-many.yaml";
        Path file = workplace.write(template, places, own + "/application.yaml");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags.ofStock(HEAP));
        command.addAll(List.of("-jar", stockJar(), "--server.address=127.0.0.1", "--server.port=" + port));
        command.add("--spring.config.additional-location=file:" + file);
        return new Launch(own, port, Map.of(), command);
    }

    private String stockJar() {
        try (var built = Files.list(workplace.repository().resolve("tests/bench/stock/target"))) {
            return built.map(Path::toString)
                    .filter(file -> file.endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailure("tests/bench/stock is not built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String routes(Shape shape) {
        return IntStream.rangeClosed(1, shape.routes())
                .mapToObj(route -> shape.peer() == Peer.BANYAN
                        ? "  - id: r%1$d\n    path: /many/r%1$d/{size}".formatted(route)
                        : "  - id: r%1$d\n    uri: http://127.0.0.1:%2$d\n    predicates: [Path=/many/r%1$d/{size}]"
                                .formatted(route, upstreams.legacy()))
                .collect(Collectors.joining("\n"));
    }
}
