package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How each part is started: its jar, its options, its arguments.
final class Launcher {
    /// The site and its modern side are small: a simple compiler and collector start them fastest.
    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx320m", "--enable-native-access=ALL-UNNAMED");

    private final StageOptions options;

    Launcher(StageOptions options) {
        this.options = options;
    }

    Child monolith(Database database) throws IOException {
        return site(
                Part.MONOLITH, "demo/monolith/target/monolith", options.ports().monolith(), database, Database.OWNER);
    }

    Child modern(Database database) throws IOException {
        return site(Part.MODERN, "demo/modern/target/modern", options.ports().modern(), database, Database.READER);
    }

    Child gateway(Path routes) throws IOException {
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
                "--drain-delay=0s",
                "--drain=2s");
        Path laidOut = options.root().resolve("gateway/target/run/gateway.jar");
        Path cache = laidOut.resolveSibling("serve.aot");
        List<String> jvm = new ArrayList<>(List.of("@" + options.root().resolve("gateway/src/main/jvm/serve")));
        if (Files.isRegularFile(cache)) {
            jvm.add("-XX:AOTCache=" + cache);
        }
        Path jar = Files.isRegularFile(laidOut) ? laidOut : jar("gateway/target/gateway");
        return Child.start(jar, jvm, arguments, options.log(Part.GATEWAY));
    }

    private Child site(Part part, String jar, int port, Database database, String role) throws IOException {
        List<String> arguments = List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + role,
                "--spring.datasource.password=" + role);
        return Child.start(jar(jar), SMALL, arguments, options.log(part));
    }

    private Path jar(String stem) {
        return options.root().resolve(stem + "-0.1.0-SNAPSHOT-exec.jar");
    }
}
