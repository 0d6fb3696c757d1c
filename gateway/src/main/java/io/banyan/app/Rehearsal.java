package io.banyan.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A gateway's day in two seconds, for the JVM to learn from: `./banyan build` runs it with `-XX:AOTCacheOutput`, and
/// what it used is in the cache that `serve` starts with. It needs no network beyond loopback, no fixed port and no
/// state folder. While its gateway runs it starts the programs that its arguments name, `--` between them, which
/// rehearse the commands: each gets the group to change and the folder of route files.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int READS = 500;
    private static final String GROUP = "rehearsal";
    private static final String LEGACY = "from legacy";
    private static final String MODERN = "from modern";

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        ProcessDefaults.set();
        Path folder = Files.createTempDirectory("banyan-rehearsal-");
        try (RehearsalSide legacy = RehearsalSide.saying(LEGACY);
                RehearsalSide modern = RehearsalSide.saying(MODERN)) {
            Path routes = Files.createDirectory(folder.resolve("routes"));
            write(routes, modern.port(), "0%");
            try (Gateway gateway = BanyanApplication.start(arguments(folder, routes, legacy.port()))) {
                day(gateway, routes, modern.port());
                commands(args, gateway, routes);
            }
        } finally {
            delete(folder);
        }
    }

    private static String[] arguments(Path folder, Path routes, int legacy) {
        return new String[] {
            "--legacy=http://127.0.0.1:" + legacy,
            "--routes=" + routes,
            "--state=" + folder.resolve("state"),
            "--bind=127.0.0.1",
            "--port=0",
            "--admin-port=0",
            "--health-port=0",
            "--access-log=" + folder.resolve("access.log"),
            "--strict",
            "--drain-delay=0s",
            "--drain=1s"
        };
    }

    /// Requests for each way through the edge, a reload between them, and what people and probes ask the admin port.
    private static void day(Gateway gateway, Path routes, int modern) throws IOException {
        reads(gateway.port(), "/plain/1", READS);
        ask(gateway.port(), "POST /plain/1 HTTP/1.1\r\nContent-Length: 4\r\n", "body");
        write(routes, modern, "100%");
        awaitModern(gateway.port());
        reads(gateway.port(), "/plain/1", READS);
        reads(gateway.port(), "/filtered/1", READS);
        String token = "Authorization: Bearer " + token(gateway) + "\r\n";
        for (String path :
                List.of("/", "/actuator/health", "/actuator/prometheus", "/api/v1/status", "/api/v1/groups")) {
            get(gateway.adminPort(), path, token);
        }
        get(gateway.healthPort().orElseThrow(), "/actuator/health/readiness", "");
    }

    /// @param programs each a command line, of a JVM with these classes and the options of a command
    private static void commands(String[] programs, Gateway gateway, Path routes) throws IOException {
        List<String> program = new ArrayList<>();
        for (String word : programs) {
            if (word.equals("--")) {
                run(program, gateway, routes);
                program.clear();
            } else {
                program.add(word);
            }
        }
        if (!program.isEmpty()) {
            run(program, gateway, routes);
        }
    }

    private static void run(List<String> program, Gateway gateway, Path routes) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(GROUP, routes.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("BANYAN_ADMIN", "http://127.0.0.1:" + gateway.adminPort());
        builder.environment().put("BANYAN_TOKEN", token(gateway));
        builder.start().onExit().join();
    }

    private static String token(Gateway gateway) throws IOException {
        return Files.readString(gateway.state().resolve("admin-token")).strip();
    }

    private static void awaitModern(int port) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!get(port, "/plain/1", "").contains(MODERN)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the reload did not come into force");
            }
        }
    }

    private static void reads(int port, String path, int count) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] answer = new byte[8192];
            for (int sent = 0; sent < count; sent++) {
                client.getOutputStream().write(request);
                if (client.getInputStream().read(answer) < 0) {
                    return;
                }
            }
        }
    }

    private static String get(int port, String path, String headers) throws IOException {
        return ask(port, "GET " + path + " HTTP/1.1\r\n" + headers, "");
    }

    private static String ask(int port, String head, String body) throws IOException {
        String request = head + "Host: localhost\r\nConnection: close\r\n\r\n" + body;
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void write(Path routes, int modern, String weight) throws IOException {
        Files.writeString(routes.resolve("rehearsal.yaml"), """
                group: %s
                owner: nobody
                contact: nobody
                review-by: 2099-12-31
                modern:
                  url: http://127.0.0.1:%d
                  deployed: nowhere
                weight: %s
                sticky: [header:X-Member-Id, client-ip]
                routes:
                  - id: plain
                    path: /plain/{id:[0-9]+}
                  - id: filtered
                    path: /filtered/{id}
                    filters: ["RewritePath=/filtered/(?<id>.*), /${id}", "AddRequestHeader=X-Rehearsal, yes"]
                """.formatted(GROUP, modern, weight));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
