package io.banyan.app;

import io.banyan.edge.EdgeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// The edge as the traffic port of this process.
record EdgePort(EdgeServer edge) implements TrafficPort {
    @Override
    public void start() throws IOException {
        edge.start();
    }

    @Override
    public int connections() {
        return edge.connections();
    }

    @Override
    public void most(int clients) {
        edge.most(clients);
    }

    @Override
    public int port() {
        return edge.port();
    }

    @Override
    public CompletionStage<Void> drain(Duration accept, Duration drain) {
        return edge.drain(accept, drain);
    }

    @Override
    public void close() {
        edge.close();
    }
}
