package io.banyan.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One GET on a connection of its own.
record Ask(int port, String path, String member) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The whole answer, head and body.
    String answer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(text("close"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// The body of a 200.
    String body() {
        try {
            String answer = answer();
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                throw new BenchFailure("port " + port + " answered " + path + " with "
                        + answer.lines().findFirst().orElse("nothing"));
            }
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new BenchFailure("port " + port + " did not answer " + path + ": " + e);
        }
    }

    /// The bytes of the request.
    ///
    /// @param connection `close` or `keep-alive`
    byte[] text(String connection) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nX-Member-Id: " + member
                        + "\r\nConnection: " + connection + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
