package io.banyan.testkit;

import java.nio.file.Path;

/// A gateway that runs, in this process or in one of its own.
public interface Gateway extends AutoCloseable {
    int port();

    int adminPort();

    /// The port of `--internal-port`, for calls between groups.
    default int internalPort() {
        throw new IllegalStateException("ask a gateway in this process");
    }

    /// Its state folder.
    Path state();

    RouteFiles routes();

    /// Stops it in order and waits for it.
    @Override
    void close();

    default RawClient connect() {
        return RawClient.connect(port());
    }

    /// Sends one request on a connection of its own.
    default RawAnswer send(String request) {
        try (RawClient client = connect()) {
            return client.exchange(request);
        }
    }

    default RawAnswer get(String target, String... headerLines) {
        return send(Requests.get(target, headerLines));
    }

    default AdminClient admin() {
        return new AdminClient(adminPort(), state());
    }
}
