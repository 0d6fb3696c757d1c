package io.banyan.cli;

import static org.awaitility.Awaitility.await;

import io.banyan.app.BanyanApplication;
import io.banyan.app.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;

/// A gateway in this process, with a monolith and a modern side that answer whatever they are asked: the modern side
/// fails where the path says `fail`, the monolith knows nothing below `/gone`. Tests write its route files, move its
/// weights and send it requests.
final class RealGateway implements AutoCloseable {
    /// Of `ann`, an admin.
    static final String ANN = "ann-0123456789abcdefghijklmnopqrst";
    /// Of `bob`, operator of every group.
    static final String BOB = "bob-0123456789abcdefghijklmnopqrst";
    /// Of `vera`, a viewer.
    static final String VERA = "vera-0123456789abcdefghijklmnopqrs";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Pattern GROUP = Pattern.compile("(?m)^group: (.*)$");

    private final Path folder;
    private final DisposableServer sides;
    private final Gateway gateway;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RealGateway(Path folder, String... options) throws IOException {
        this.folder = folder;
        Path tokens = Files.writeString(
                folder.resolve("tokens.yaml"),
                token("ann", "admin", ANN) + token("bob", "operator", BOB) + token("vera", "viewer", VERA));
        Files.createDirectory(routes());
        sides = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(request.uri().contains("fail") ? 500 : 200)
                        .send())
                .bindNow();
        DisposableServer monolith = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(request.uri().startsWith("/gone") ? 404 : 200)
                        .send())
                .bindNow();
        sides.onDispose(monolith);
        gateway = BanyanApplication.start(Stream.concat(
                        Stream.of(
                                "--legacy=http://127.0.0.1:" + monolith.port(),
                                "--routes=" + routes(),
                                "--state=" + folder.resolve("state"),
                                "--tokens=" + tokens,
                                "--bind=127.0.0.1",
                                "--port=0",
                                "--admin-port=0",
                                "--drain-delay=0s",
                                "--drain=0s"),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    /// @param options of `serve`, above those of every such gateway: `--port=8080`
    static RealGateway start(String... options) {
        try {
            return new RealGateway(Files.createTempDirectory("banyan-cli"), options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String token(String name, String role, String token) {
        return "- { name: %s, role: %s, groups: ['*'], hash: \"%s\" }%n"
                .formatted(name, role, new FreshToken(token).hash());
    }

    private Path routes() {
        return folder.resolve("routes");
    }

    /// `http://127.0.0.1:9090`.
    String admin() {
        return "http://127.0.0.1:" + gateway.adminPort();
    }

    /// Serves these route files alone, from when this returns on. A file is called as its group.
    ///
    /// @param files texts; `MODERN` in them stands for the modern side's URL
    void serve(String... files) {
        Set<String> groups = new TreeSet<>();
        for (String file : files) {
            groups.add(group(file));
        }
        try (Stream<Path> present = Files.list(routes())) {
            for (Path file : present.toList()) {
                if (!groups.contains(name(file))) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Arrays.stream(files).forEach(this::write);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> inForce().equals(groups));
    }

    /// Groups with live state; while the store is away they wait for it.
    private Set<String> inForce() {
        boolean away = read("/status").path("store").path("state").asString().equals("away");
        return read("/groups")
                .valueStream()
                .filter(group -> away || group.path("revision").asInt() > 0)
                .map(group -> group.path("group").asString())
                .collect(Collectors.toSet());
    }

    /// Writes one route file without waiting until it is in force.
    void write(String file) {
        try {
            Path part = routes().resolve(group(file) + ".part"); // a file that is half written may be read as it is
            Files.writeString(part, file.replace("MODERN", "http://127.0.0.1:" + sides.port()));
            Files.move(part, routes().resolve(group(file) + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String group(String file) {
        return GROUP.matcher(file)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".yaml", "");
    }

    /// The path of a route file as the gateway names it.
    String shown(String group) {
        return routes().resolve(group + ".yaml").toString();
    }

    /// What the API says of a path below `/api/v1`.
    JsonNode read(String path) {
        return Answer.tree(asks("GET", path, VERA, "").body());
    }

    /// Until what the API says of a path holds that text in a member.
    void stands(String path, String member, String text) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> read(path).path(member).toString().contains(text));
    }

    void standsNoMore(String path, String member, String text) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> !read(path).path(member).toString().contains(text));
    }

    /// As ann, through the page.
    ///
    /// @param json of the change, without its reason
    void change(String path, String json, String reason) {
        String body = json.replaceFirst("}$", ",\"reason\":\"" + reason + "\"}");
        HttpResponse<String> answer = asks("PATCH", path, ANN, body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /// As ann, through the page: kills (`PUT`) or takes it back (`DELETE`).
    void kill(String method, String path) {
        asks(method, path + "/kill", ANN, "{\"reason\":\"wrong prices\"}");
    }

    /// Whatever the path, of everything.
    HttpResponse<String> asks(String method, String path, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(admin() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("X-Banyan-Door", "page")
                .header("Origin", admin())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /// When the newest change was made, of a group or (null) of all.
    Instant changedAt(@Nullable String group) {
        JsonNode newest = read("/audit?limit=1" + (group == null ? "" : "&group=" + group));
        return Instant.parse(newest.path(0).path("at").asString());
    }

    /// Reads by that many members, `m1` first, one after the other.
    void reads(String path, int members) {
        for (int i = 1; i <= members; i++) {
            send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                    .header("X-Member-Id", "m" + i));
        }
    }

    /// Until the figures know of that many clients of the group.
    void knows(String group, int clients) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() ->
                        read("/groups/" + group).path("figures").path("clients").asInt() == clients);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        client.close();
        sides.disposeNow();
        FileSystemUtils.deleteRecursively(folder);
    }
}
