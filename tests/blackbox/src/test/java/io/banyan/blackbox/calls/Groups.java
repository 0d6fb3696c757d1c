package io.banyan.blackbox.calls;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubExchange;
import io.banyan.testkit.StubUpstream;
import io.banyan.way.BadKeys;
import io.banyan.way.BadWay;
import io.banyan.way.CallerToken;
import io.banyan.way.KeyFiles;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A gateway with an internal port and groups of one route each, `/NAME/{id}`, all of whose reads go to MODERN. The
/// service of a group that calls another one asks for `/OTHER/7` and answers what it got.
final class Groups implements AutoCloseable {
    /// Of an admin, where there is a Redis.
    static final String ANN = "ann-0123456789abcdefghijklmnopqrstuvwxyz-ADMIN";

    private final StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
    private final Map<String, StubUpstream> services = new LinkedHashMap<>();
    private final Map<String, String> calls = new LinkedHashMap<>();
    private final Queue<Way> ways = new ConcurrentLinkedQueue<>();
    private final WayKey key;
    private final Path folder;
    private final List<Gateway> replicas = new ArrayList<>();
    private @Nullable Gateway gateway;

    /// @param written each group, or `orders>prices` for one that calls another
    Groups(Path folder, String... written) {
        this.folder = folder;
        this.key = key(folder.resolve("way-keys.txt"));
        for (String one : written) {
            String[] pair = one.split(">", 2);
            calls.put(pair[0], pair.length == 2 ? pair[1] : "");
            services.put(pair[0], StubUpstream.that(exchange -> serve(pair[0], exchange)));
        }
    }

    private static WayKey key(Path file) {
        try {
            Files.writeString(file, WayKey.of(new byte[32]).text() + "\n");
            return KeyFiles.ofInstallation(file).getFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (BadKeys bad) {
            throw new IllegalStateException(bad);
        }
    }

    /// @param settings further options of the gateway, by name
    Groups started(Map<String, String> settings) {
        gateway = another(settings);
        return this;
    }

    /// One more replica; its services still call through the first.
    Gateway another(Map<String, String> settings) {
        GatewaySetup setup = GatewaySetup.facing(legacy.url())
                .option("--way-keys", folder.resolve("way-keys.txt").toString())
                .option("--internal-port", "0")
                .option("--installation", "shop")
                .option("--tokens", tokens(settings.containsKey("--redis")).toString());
        settings.forEach(setup::option);
        services.forEach((name, service) -> setup.group(name, file(name, service)));
        Gateway started = setup.start();
        replicas.add(started);
        return started;
    }

    private String file(String name, StubUpstream service) {
        GroupText text = GroupText.of(name)
                .modern(service.url(), "timeout: 5s")
                .weight("100%")
                .line("service-accounts: [shop/" + name + "]")
                .route(name, "/" + name + "/{id}");
        String called = calls.getOrDefault(name, "");
        return (called.isEmpty() ? text : text.line("calls: [" + called + "]")).yaml();
    }

    /// @param fleet replicas take no token of their own then, so there is one of an admin
    private Path tokens(boolean fleet) {
        StringBuilder list = new StringBuilder();
        if (fleet) {
            list.append("- name: ann\n  role: admin\n  groups: [\"*\"]\n  hash: sha256:")
                    .append(hash(ANN))
                    .append('\n');
        }
        services.keySet().forEach(name -> list.append("- name: ")
                .append(name)
                .append("-service\n  role: caller\n  groups: [")
                .append(name)
                .append("]\n  hash: sha256:")
                .append(hash("token-of-" + name))
                .append('\n'));
        try {
            return Files.writeString(folder.resolve("tokens.yaml"), list);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void serve(String name, StubExchange exchange) throws IOException {
        exchange.readBody();
        String way = exchange.request().header(Way.HEADER).orElse("");
        if (!way.isEmpty()) {
            ways.add(read(name, way));
        }
        String called = calls.getOrDefault(name, "");
        RawAnswer got = called.isEmpty() ? null : call(name, "/" + called + "/7", Way.HEADER + ": " + way);
        String text = got == null ? name + " itself" : name + " got " + got.status() + ": " + got.text();
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
    }

    private Way read(String group, String text) {
        try {
            return WayText.read(text, List.of(key.ofGroup(group)), System.currentTimeMillis());
        } catch (BadWay bad) {
            throw new IllegalStateException(bad);
        }
    }

    /// As a group is called with it for a client.
    ///
    /// @param left milliseconds
    String way(String group, long left) {
        Trail trail = new Trail(Trail.OUTSIDE, List.of("shop/" + group), 0, "o-test");
        Way.Life life = new Way.Life("id-" + left, System.currentTimeMillis(), left);
        return WayText.write(new Way("shop", group, trail, Way.AskedFor.of("GET", "/"), life), key.ofGroup(group));
    }

    Gateway gateway() {
        if (gateway == null) {
            throw new IllegalStateException("not started");
        }
        return gateway;
    }

    StubUpstream legacy() {
        return legacy;
    }

    StubUpstream service(String name) {
        StubUpstream service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name);
        }
        return service;
    }

    /// What the services were called with, in order.
    List<Way> ways() {
        return List.copyOf(ways);
    }

    /// A call of a group's service, through the internal port.
    RawAnswer call(String caller, String target, String... headerLines) {
        List<String> lines = new ArrayList<>(List.of(headerLines));
        lines.add(CallerToken.HEADER + ": token-of-" + caller);
        return inside(Requests.get(target, lines.toArray(String[]::new)));
    }

    /// Any request to the internal port.
    RawAnswer inside(String request) {
        try (RawClient client = RawClient.connect(gateway().internalPort())) {
            return client.exchange(request);
        }
    }

    ReceivedRequest seen(String service) {
        return service(service).next();
    }

    @Override
    public void close() {
        replicas.forEach(Gateway::close);
        services.values().forEach(StubUpstream::close);
        legacy.close();
    }
}
