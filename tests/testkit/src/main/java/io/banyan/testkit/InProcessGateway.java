package io.banyan.testkit;

import io.banyan.app.BanyanApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A gateway inside the test's own process.
final class InProcessGateway implements Gateway {
    private final io.banyan.app.Gateway running;
    private final Home home;

    private InProcessGateway(io.banyan.app.Gateway running, Home home) {
        this.running = running;
        this.home = home;
    }

    static InProcessGateway start(Home home, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--port", "0", "--admin-port", "0"));
        return new InProcessGateway(BanyanApplication.start(all.toArray(String[]::new)), home);
    }

    @Override
    public int port() {
        return running.port();
    }

    @Override
    public int adminPort() {
        return running.adminPort();
    }

    @Override
    public int internalPort() {
        return running.internalPort().orElseThrow();
    }

    @Override
    public Path state() {
        return home.state();
    }

    @Override
    public RouteFiles routes() {
        return home.routes();
    }

    @Override
    public void close() {
        running.close();
        home.leave();
    }
}
