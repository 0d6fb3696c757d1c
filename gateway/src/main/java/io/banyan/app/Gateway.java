package io.banyan.app;

import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway that runs in this process.
public final class Gateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final TrafficPort traffic;
    private final int adminPort;

    /// @param context refreshed, so that its web server listens
    Gateway(ConfigurableApplicationContext context) {
        this.context = context;
        this.traffic = context.getBean(TrafficPort.class);
        this.adminPort = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /// The traffic port listened on, also where 0 was asked.
    public int port() {
        return traffic.port();
    }

    /// The admin port listened on, also where 0 was asked.
    public int adminPort() {
        return adminPort;
    }

    /// Stops in order, as SIGTERM does: readiness down, drain delay, drain; returns when everything is closed.
    @Override
    public void close() {
        context.close();
    }
}
