package io.banyan.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Holds the traffic port without answering, until the edge takes its place.
final class SilentTraffic implements TrafficPort {
    private final InetSocketAddress address;
    private final ServerSocket socket;

    SilentTraffic(String bind, int port) {
        try {
            this.socket = new ServerSocket();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        this.address = new InetSocketAddress(bind, port);
    }

    @Override
    public void start() throws IOException {
        socket.bind(address);
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public CompletionStage<Void> drain(Duration accept, Duration drain) {
        return CompletableFuture.runAsync(
                this::close,
                CompletableFuture.delayedExecutor(accept.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            throw new IllegalStateException(closedAnyway);
        }
    }
}
