package io.banyan.admin;

import io.banyan.upstream.UpstreamUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

/// Tries to connect to the monolith, for a second at most, and sends it nothing. Blocks: not for event loops.
public record LegacyReach(UpstreamUrl legacy) implements Supplier<Optional<String>> {
    private static final int PATIENCE_MILLIS = 1_000;

    /// What went wrong, for people; empty when it took the connection.
    @Override
    public Optional<String> get() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(legacy.host(), legacy.port()), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("the host name " + legacy.host() + " is unknown");
        } catch (IOException failed) {
            return Optional.of(legacy.host() + ":" + legacy.port() + " takes no connection: " + failed.getMessage());
        }
    }
}
