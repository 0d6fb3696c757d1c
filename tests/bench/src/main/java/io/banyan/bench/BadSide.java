package io.banyan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A MODERN that answers no copy as it should, in this process.
record BadSide(ServerSocket socket, Copied.To how) {
    private static final int BACKLOG = 4_096;
    private static final byte[] PIECE = new byte[64 << 10];
    private static final int BIG = 50 << 20;

    static BadSide start(Copied.To how) {
        try {
            BadSide side = new BadSide(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), how);
            Thread.ofPlatform().daemon().name("bad-side-" + how).start(side::accept);
            return side;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            if (in.read(new byte[8 << 10]) < 0) {
                return;
            }
            OutputStream out = client.getOutputStream();
            switch (how) {
                case HUNG, MODERN -> {
                    while (in.read() >= 0) {
                        // More of it is asked for nothing.
                    }
                }
                case RESETS -> client.setSoLinger(true, 0);
                case GARBAGE -> out.write("garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                case BIG -> big(out);
            }
        } catch (IOException gone) {
            // The gateway has had enough of it.
        }
    }

    /// 50 MB of which nobody knows beforehand that they are so many.
    private static void big(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        for (int sent = 0; sent < BIG; sent += PIECE.length) {
            out.write(PIECE);
        }
    }
}
