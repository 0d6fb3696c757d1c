package io.banyan.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Connections to a traffic port that are kept open, each with one read at a time.
final class KeptClients implements AutoCloseable {
    private final BlockingQueue<Connection> free;

    KeptClients(int port, int count) throws IOException {
        this.free = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            free.add(new Connection(new Socket(InetAddress.getLoopbackAddress(), port)));
        }
    }

    /// At most as many at once as there are connections.
    ///
    /// @return its status
    int read(String path, String member) {
        Connection mine = free.remove();
        int status = mine.read(path, member);
        free.add(mine);
        return status;
    }

    @Override
    public void close() throws IOException {
        List<Connection> all = new ArrayList<>();
        free.drainTo(all);
        for (Connection connection : all) {
            connection.socket.close();
        }
    }

    private static final class Connection {
        private final Socket socket;
        private final InputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        int read(String path, String member) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Member-Id: " + member + "\r\n\r\n";
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                int status = Integer.parseInt(line().split(" ", -1)[1]);
                long length = 0;
                for (String line = line(); !line.isEmpty(); line = line()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Long.parseLong(
                                line.substring(line.indexOf(':') + 1).strip());
                    }
                }
                in.skipNBytes(length);
                return status;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the connection was closed after: " + line);
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
