package io.banyan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the configuration of a peer from `tests/bench/peers`, and says how to start it.
final class Launches {
    static final String FEW_OF_STOCK = "stock-few";
    private static final String HEAP = "-Xmx512m";

    private final Workplace workplace;
    private final Upstreams upstreams;
    private final Stock stock;
    private int count;

    Launches(Workplace workplace, Upstreams upstreams, Stock stock) {
        this.workplace = workplace;
        this.upstreams = upstreams;
        this.stock = stock;
    }

    /// Of any peer but stock.
    ///
    /// @param aot false keeps Banyan from its AOT cache, if it has one
    Launch of(Shape shape, boolean aot) {
        count++;
        int port = Workplace.freePort();
        Map<String, String> places = places(shape, port);
        return switch (shape.peer()) {
            case DIRECT, STOCK -> throw new IllegalArgumentException(shape.name());
            case NGINX -> {
                Path file = workplace.write("nginx.conf", places, "nginx.conf");
                yield new Launch("nginx", port, Map.of(), List.of("nginx", "-c", file.toString()));
            }
            case HAPROXY -> {
                Path file = workplace.write("haproxy.cfg", places, "haproxy.cfg");
                yield new Launch("haproxy", port, Map.of(), List.of("haproxy", "-db", "-f", file.toString()));
            }
            case BANYAN, BANYAN_FRESH, BANYAN_UNCOPIED, BANYAN_COPIED_OFF, BANYAN_COPIED ->
                banyan(shape, port, aot, places);
        };
    }

    /// Of stock.
    ///
    /// @param flags Banyan's
    Launch stock(Shape shape, JavaFlags flags, boolean aot) {
        int port = Workplace.freePort();
        boolean few = shape.routes() == 0;
        String own = few ? FEW_OF_STOCK : shape.name();
        workplace.write(FEW_OF_STOCK + ".yaml", places(Shape.STOCK_SPLIT, port), FEW_OF_STOCK + "/application.yaml");
        if (!few) {
            workplace.write("stock-many.yaml", places(shape, port), own + "/application.yaml");
        }
        return stock.launch(flags, aot, own, port);
    }

    private Map<String, String> places(Shape shape, int port) {
        return Map.of(
                "port", Integer.toString(port),
                "legacy", Integer.toString(upstreams.legacy()),
                "modern", Integer.toString(upstreams.modern()),
                "routes", routes(shape));
    }

    private Launch banyan(Shape shape, int port, boolean aot, Map<String, String> places) {
        String own = "banyan-" + count;
        List<Copied> copied = copied(shape.peer());
        copied.forEach(one ->
                workplace.write("banyan-copied.yaml", one.places(upstreams), own + "/routes/" + one.group() + ".yaml"));
        if (shape.peer() == Peer.BANYAN_FRESH) {
            workplace.write("banyan-fresh.yaml", places, own + "/routes/fresh.yaml");
        } else if (!copied.isEmpty()) {
            workplace.write("banyan-split.yaml", places, own + "/routes/split.yaml");
        } else if (shape.routes() == 0) {
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
                aot ? HEAP : HEAP + " " + JavaFlags.AOT_OFF);
        return new Launch(own, port, environment, command);
    }

    private static List<Copied> copied(Peer peer) {
        return switch (peer) {
            case BANYAN_UNCOPIED -> List.of(Copied.NONE);
            case BANYAN_COPIED_OFF -> List.of(Copied.OFF);
            case BANYAN_COPIED -> Copied.ALL;
            default -> List.of();
        };
    }

    private String routes(Shape shape) {
        return IntStream.rangeClosed(1, shape.routes())
                .mapToObj(route -> shape.peer() == Peer.BANYAN
                        ? "  - id: r%1$d\n    path: /many/r%1$d/{size}".formatted(route)
                        : "  - id: r%1$d\n    uri: http://127.0.0.1:%2$d\n    predicates: [\"Path=/many/r%1$d/{size}\"]"
                                .formatted(route, upstreams.legacy()))
                .collect(Collectors.joining("\n"));
    }
}
