package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/// One HTTP/2 connection that sends exactly the frames it is given, right or wrong, and collects what comes back.
/// Acknowledges SETTINGS and PING; gives window back only where asked.
///
/// ```java
/// try (FrameClient client = FrameClient.connect(port)) { int id = client.get("/a"); client.stream(id).ended(); }
/// ```
public final class FrameClient implements AutoCloseable {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;
    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;
    static final int ACK = 1;
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final SSLSocket socket;
    private final Map<Integer, StreamSeen> streams = new ConcurrentHashMap<>();
    private final ConnectionSeen seen = new ConnectionSeen();
    private final FrameReader reader;
    private final AtomicInteger next = new AtomicInteger(1);

    private FrameClient(SSLSocket socket, boolean givesBack) throws IOException {
        this.socket = socket;
        reader = new FrameReader(new DataInputStream(socket.getInputStream()), this, givesBack);
    }

    /// Connects, sends preface and SETTINGS, and takes whatever it is sent.
    public static FrameClient connect(int port) {
        return connect(new byte[0], port, true);
    }

    /// The same behind something that is sent in the clear first, such as a PROXY header.
    public static FrameClient connectBehind(byte[] first, int port) {
        return connect(first, port, true);
    }

    /// Connects as a client that gives no window back: of each answer it takes 64 kB.
    public static FrameClient withoutReading(int port) {
        return connect(new byte[0], port, false);
    }

    private static FrameClient connect(byte[] first, int port, boolean givesBack) {
        try {
            SSLSocket socket = TlsIdentity.connectBehind(first, port, "h2");
            FrameClient client = new FrameClient(socket, givesBack);
            client.send(PREFACE.getBytes(ISO_8859_1)).frame(SETTINGS, 0, 0);
            Thread.ofVirtual().name("frames").start(client.reader);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /// A whole GET; returns its stream.
    public int get(String path, String... more) {
        return open(true, request("GET", path, more));
    }

    /// A POST whose body is still to come; returns its stream.
    public int post(String path, String... more) {
        return open(false, request("POST", path, more));
    }

    /// Names and values of a request as browsers send them.
    public static String[] request(String method, String path, String... more) {
        String[] usual = {":method", method, ":scheme", "https", ":authority", Requests.HOST, ":path", path};
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return all;
    }

    /// Opens the next stream with exactly these fields, names and values in turn.
    public int open(boolean end, String... fields) {
        int id = next.getAndAdd(2);
        stream(id);
        headers(id, end, fields);
        return id;
    }

    public FrameClient headers(int stream, boolean end, String... fields) {
        return frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, block(fields));
    }

    public FrameClient data(int stream, boolean end, String text) {
        return frame(DATA, end ? END_STREAM : 0, stream, text.getBytes(ISO_8859_1));
    }

    public FrameClient reset(int stream) {
        return frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    public FrameClient windowUpdate(int stream, int bytes) {
        return frame(
                WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(bytes).array());
    }

    public FrameClient frame(int type, int flags, int stream, byte... payload) {
        return send(bytes(type, flags, stream, payload));
    }

    /// One frame as it is sent.
    public static byte[] bytes(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// Fields as literals without indexing (RFC 7541 §6.2.2), whatever they contain.
    public static byte[] block(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i++) {
            if (i % 2 == 0) {
                out.write(0);
            }
            byte[] text = fields[i].getBytes(ISO_8859_1);
            length(out, text.length);
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 127) {
            out.write(length);
            return;
        }
        out.write(127);
        int rest = length - 127;
        while (rest >= 128) {
            out.write((rest & 127) | 128);
            rest >>= 7;
        }
        out.write(rest);
    }

    /// Sends any bytes.
    public synchronized FrameClient send(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What has come on a stream.
    public StreamSeen stream(int id) {
        return streams.computeIfAbsent(id, StreamSeen::new);
    }

    /// What has come for the whole connection.
    public ConnectionSeen seen() {
        return seen;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
