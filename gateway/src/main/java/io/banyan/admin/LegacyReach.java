package io.banyan.admin;

import io.banyan.names.HostAddresses;
import io.banyan.upstream.UpstreamUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Tries to connect to the monolith, for a second at most, and sends it nothing. One of its addresses is enough.
/// Blocks: not for event loops.
///
/// @param host its addresses, as requests use them
public record LegacyReach(UpstreamUrl legacy, HostAddresses host) implements Supplier<Optional<String>> {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int MOST_TRIED = 4;

    /// What went wrong, for people; empty when it took the connection.
    @Override
    public Optional<String> get() {
        try {
            List<InetSocketAddress> addresses = host.order().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return connect(addresses.subList(0, Math.min(MOST_TRIED, addresses.size())));
        } catch (TimeoutException late) {
            return Optional.of("the host name " + legacy.host() + " cannot be looked up within a second");
        } catch (ExecutionException unknown) {
            return Optional.of("the host name " + legacy.host() + " is unknown");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("the attempt was stopped");
        }
    }

    private Optional<String> connect(List<InetSocketAddress> addresses) {
        String problem = "";
        for (InetSocketAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(address, PATIENCE_MILLIS / addresses.size());
                return Optional.empty();
            } catch (IOException failed) {
                problem = String.valueOf(failed.getMessage());
            }
        }
        return Optional.of(legacy.host() + ":" + legacy.port() + " accepts no connections: " + problem);
    }
}
