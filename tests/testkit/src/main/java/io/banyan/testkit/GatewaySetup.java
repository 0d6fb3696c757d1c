package io.banyan.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a gateway under test is started with: LEGACY's URL, route files, options. Ports and folders are its own.
///
/// ```java
/// try (Gateway gateway = GatewaySetup.facing(legacy.url()).file("events.yaml", text).start()) { ... }
/// ```
public final class GatewaySetup {
    private final String legacy;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private @Nullable Path home;

    private GatewaySetup(String legacy) {
        this.legacy = legacy;
        options.put("--drain-delay", "0s");
        options.put("--drain", "1s");
    }

    public static GatewaySetup facing(String legacy) {
        return new GatewaySetup(legacy);
    }

    public GatewaySetup file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /// The group's file, named after it.
    public GatewaySetup group(String name, String text) {
        return file(name + ".yaml", text);
    }

    /// One more option of `serve`.
    ///
    /// @param name as on the command line, `--drain`
    public GatewaySetup option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /// An option without a value, `--strict`.
    public GatewaySetup flag(String name) {
        options.put(name, "");
        return this;
    }

    /// TLS on the traffic port, with a self-signed certificate for `localhost`.
    public GatewaySetup tls() {
        return tls(TlsIdentity.usual());
    }

    public GatewaySetup tls(TlsIdentity.PemFiles files) {
        return option("--tls-cert", files.certificate().toString())
                .option("--tls-key", files.key().toString());
    }

    /// Uses a folder that outlives the gateway, so that another one can be started on the same state.
    public GatewaySetup in(Path folder) {
        home = folder;
        return this;
    }

    /// Starts it in this process.
    public Gateway start() {
        Home place = prepared();
        return InProcessGateway.start(place, arguments(place));
    }

    /// Starts the built jar in a process of its own.
    ///
    /// @param jvmOptions such as `-Xmx96m`
    public GatewayProcess startProcess(String... jvmOptions) {
        Home place = prepared();
        return GatewayProcess.start(place, arguments(place), List.of(jvmOptions), List.of());
    }

    /// Starts the built jar with a resolver file of its own, which needs the right to mount.
    ///
    /// @param resolver what it finds at `/etc/resolv.conf`
    public GatewayProcess startProcessAsking(Path resolver) {
        Home place = prepared();
        List<String> mounted = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"",
                resolver.toString());
        return GatewayProcess.start(place, arguments(place), List.of(), mounted);
    }

    /// Starts it by `./banyan serve`, with the AOT cache that it makes where there is none.
    ///
    /// @param jvmOptions given as `BANYAN_JAVA_OPTS`
    public GatewayProcess startByLauncher(String... jvmOptions) {
        Home place = prepared();
        return GatewayProcess.startByLauncher(place, arguments(place), List.of(jvmOptions));
    }

    private List<String> arguments(Home place) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("--legacy", legacy);
        all.put("--routes", place.routes().folder().toString());
        all.put("--state", place.state().toString());
        all.put("--bind", "127.0.0.1");
        all.putAll(options);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.addAll(value.isEmpty() ? List.of(name) : List.of(name, value)));
        return arguments;
    }

    private Home prepared() {
        Home place = home == null ? Home.temporary() : Home.lasting(home);
        files.forEach(place.routes()::write);
        return place;
    }
}
