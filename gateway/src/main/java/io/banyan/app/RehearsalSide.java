package io.banyan.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A side on loopback that answers every request with one short text. It counts on small requests: one read, one
/// request.
record RehearsalSide(ServerSocket socket) implements AutoCloseable {
    static RehearsalSide saying(String text) throws IOException {
        RehearsalSide side = new RehearsalSide(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n"
                        + text)
                .getBytes(StandardCharsets.ISO_8859_1);
        Thread.startVirtualThread(() -> side.accept(answer));
        return side;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept(byte[] answer) {
        try {
            while (true) {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection, answer));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void serve(Socket connection, byte[] answer) {
        byte[] request = new byte[8192];
        try (connection) {
            InputStream in = connection.getInputStream();
            while (in.read(request) >= 0) {
                connection.getOutputStream().write(answer);
            }
        } catch (IOException gone) {
            return;
        }
    }
}
