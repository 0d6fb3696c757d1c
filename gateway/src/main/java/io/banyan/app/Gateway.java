package io.banyan.app;

import io.banyan.admin.HealthPort;
import io.banyan.options.BanyanProperties;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway that runs in this process.
public final class Gateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final int adminPort;

    /// @param context refreshed, so that its web server listens
    Gateway(ConfigurableApplicationContext context) {
        this.context = context;
        this.adminPort = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /// The traffic port listened on, also where 0 was asked.
    public int port() {
        return part(TrafficPort.class).port();
    }

    /// The admin port listened on, also where 0 was asked.
    public int adminPort() {
        return adminPort;
    }

    /// The port of `--health-port`; empty where none was asked.
    public Optional<Integer> healthPort() {
        return context.getBeanProvider(HealthPort.class).stream()
                .map(HealthPort::port)
                .findFirst();
    }

    /// The port of `--internal-port`; empty where none was asked.
    public Optional<Integer> internalPort() {
        return context.getBeanProvider(InternalPort.class).stream()
                .map(InternalPort::port)
                .findFirst();
    }

    /// The state folder, where a token for the admin port is found in `admin-token`.
    public Path state() {
        return part(BanyanProperties.class).state();
    }

    /// One of the parts that it is made of.
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Stops in order, as SIGTERM does: readiness down, drain delay, drain; returns when everything is closed.
    @Override
    public void close() {
        context.close();
    }
}
