package io.banyan.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A request as an upstream received it: its head at once, its body when it has ended.
public final class ReceivedRequest {
    private final int connection;
    private final List<String> serverNames;
    private final Head head;
    private final CompletableFuture<Body> body = new CompletableFuture<>();

    ReceivedRequest(int connection, List<String> serverNames, Head head) {
        this.connection = connection;
        this.serverNames = List.copyOf(serverNames);
        this.head = head;
    }

    /// The number of the connection it came on, from 1.
    public int connection() {
        return connection;
    }

    /// The server names the TLS handshake asked for; empty without TLS or SNI.
    public List<String> serverNames() {
        return serverNames;
    }

    public Head head() {
        return head;
    }

    public String method() {
        return head.method();
    }

    /// Byte for byte.
    public String target() {
        return head.target();
    }

    public Optional<String> header(String name) {
        return head.first(name);
    }

    /// Waits for the body's end, whether by its framing or by a broken connection.
    public Body body() {
        return Await.result("the end of the body of " + head.startLine(), body);
    }

    public Body body(Duration bound) {
        return Await.result("the end of the body of " + head.startLine(), bound, body);
    }

    /// Whether the body has ended, one way or the other.
    public boolean ended() {
        return body.isDone();
    }

    void end(Body received) {
        body.complete(received);
    }

    @Override
    public String toString() {
        return "#" + connection + " " + head.startLine();
    }
}
