package io.banyan.demo.stage;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How each part is started: its jar, its options, its arguments.
final class Launcher {
    /// The site, its modern side and its view are small: a simple compiler and collector start them fastest.
    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx320m", "--enable-native-access=ALL-UNNAMED");

    private final StageOptions options;
    private final String internalUrl;

    /// @param internalUrl where groups call each other
    Launcher(StageOptions options, String internalUrl) {
        this.options = options;
        this.internalUrl = internalUrl;
    }

    Child monolith(Database database) throws IOException {
        return site(
                Part.MONOLITH, options.ports().monolith(), "--spring.datasource.url=" + database.url(Database.OWNER));
    }

    Child modern(Redis redis) throws IOException {
        return site(
                Part.MODERN,
                options.ports().modern(),
                "--views.redis=" + redis.url(),
                "--gateway.keys=" + options.modernKeys(),
                "--gateway.jwks=http://127.0.0.1:" + options.ports().admin() + "/.well-known/jwks.json");
    }

    /// @param folders of functions
    Child functions(Path folders) throws IOException {
        List<String> arguments = List.of(
                "serve",
                folders.toString(),
                "--port=" + options.ports().functions(),
                "--state=" + options.functionsState(),
                "--gateway-keys=" + options.functionsKeys(),
                "--internal-url=" + internalUrl);
        List<String> jvm = new ArrayList<>(SMALL);
        jvm.add("@" + options.root().resolve("functions/src/main/jvm/functions"));
        return Child.java(jar("functions/target/banyan-functions"), jvm, arguments, options.log(Part.FUNCTIONS));
    }

    /// @param port where it tells how it is
    Child projector(Database database, Redis redis, int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--database=" + database.url(Database.CAPTURE),
                "--redis=" + redis.url(),
                "--projections=" + projections(),
                "--health-port=" + port,
                "--gateway-keys=" + options.functionsKeys()));
        if (options.ramp()) {
            arguments.add("--only=" + (FunctionCopies.hasNode() ? "events:2,groups" : "events:2"));
        }
        List<String> jvm = new ArrayList<>(SMALL);
        jvm.add("@" + options.root().resolve("projector/src/main/jvm/projector"));
        return Child.java(jar("projector/target/projector"), jvm, arguments, options.log(Part.PROJECTOR));
    }

    /// The classes, and the folders of views that functions make.
    private String projections() {
        Stream<Path> classes = classes(options).map(options.root()::resolve);
        return Stream.concat(classes, FunctionCopies.views(options).stream())
                .map(Path::toString)
                .collect(joining(","));
    }

    /// The jars of the view's versions, below the root.
    static Stream<String> classes(StageOptions options) {
        Stream<String> modules = options.ramp() ? Stream.of("projections", "summertime") : Stream.of("projections");
        return modules.map(module -> "demo/" + module + "/target/demo-" + module + "-0.1.0-SNAPSHOT.jar");
    }

    Child gateway(Path routes, Database database, Redis redis) throws IOException {
        Ports ports = options.ports();
        List<String> arguments = List.of(
                "serve",
                "--legacy=http://127.0.0.1:" + ports.monolith(),
                "--routes=" + routes,
                "--port=" + ports.gateway(),
                "--admin-port=" + ports.admin(),
                "--state=" + options.state(),
                "--access-log=" + options.accessLog(),
                "--tokens=" + options.tokens(),
                "--way-keys=" + options.wayKeys(),
                "--internal-port=" + internalUrl.replaceFirst(".*:", ""),
                "--views-redis=" + redis.url(),
                "--position-database=" + database.url(Database.POSITIONS),
                "--drain-delay=0s",
                "--drain=2s");
        Path laidOut = options.root().resolve("gateway/target/run/gateway.jar");
        Path cache = laidOut.resolveSibling("serve.aot");
        List<String> jvm = new ArrayList<>(List.of("@" + options.root().resolve("gateway/src/main/jvm/serve")));
        if (Files.isRegularFile(cache)) {
            jvm.add("-XX:AOTCache=" + cache);
        }
        Path jar = Files.isRegularFile(laidOut) ? laidOut : jar("gateway/target/gateway");
        return Child.java(jar, jvm, arguments, options.log(Part.GATEWAY));
    }

    private Child site(Part part, int port, String... data) throws IOException {
        String name = part.name().toLowerCase(Locale.ROOT);
        List<String> arguments = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        arguments.addAll(List.of(data));
        return Child.java(jar("demo/" + name + "/target/" + name), SMALL, arguments, options.log(part));
    }

    private Path jar(String stem) {
        return options.root().resolve(stem + "-0.1.0-SNAPSHOT-exec.jar");
    }
}
