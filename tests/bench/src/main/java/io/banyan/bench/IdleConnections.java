package io.banyan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Connections that have had one answer and then stay open without a word.
final class IdleConnections implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Socket> open = new ArrayList<>();

    /// Opens them one after the other.
    ///
    /// @param ask must be for the small body, whose end is known
    IdleConnections(Ask ask, int count) {
        byte[] request = ask.text("keep-alive");
        try {
            for (int at = 0; at < count; at++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), ask.port());
                open.add(socket);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write(request);
                readOne(socket.getInputStream());
            }
        } catch (IOException e) {
            int opened = open.size();
            close();
            throw new BenchFailure("port " + ask.port() + ", idle connection " + opened + ": " + e);
        }
    }

    private static void readOne(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\"}") < 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void close() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new BenchFailure("an idle connection was not closed: " + e);
            }
        }
    }
}
