package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One connection that sends exactly the bytes it is given and shows exactly what came back.
///
/// Text is ISO-8859-1, so every byte can be written: `client.send("GET /\u00e9 HTTP/1.1\r\n...")` sends E9.
/// Reading waits at most [#timeout(Duration)], ten seconds unless told otherwise.
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final WireReader reader;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        reader = new WireReader(socket.getInputStream());
    }

    public static RawClient connect(int port) {
        return connect(port, 0);
    }

    /// Connects with a receive buffer of a chosen size.
    ///
    /// @param receiveBuffer bytes; small ones let back-pressure show early; 0 = the system's choice
    public static RawClient connect(int port, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            return connected(socket, port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /// Connects from another address of this machine than 127.0.0.1.
    ///
    /// @param address such as 127.0.0.2
    public static RawClient connectFrom(String address, int port) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            return connected(socket, port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    private static RawClient connected(Socket socket, int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Await.BOUND.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        return new RawClient(socket);
    }

    /// Speaks HTTP/1.1 over TLS, whatever the certificate.
    ///
    /// @param protocols named by ALPN; none = no ALPN
    public static RawClient connectTls(int port, String... protocols) {
        return connectTlsBehind(new byte[0], port, protocols);
    }

    /// The same behind something that is sent in the clear first.
    public static RawClient connectTlsBehind(byte[] first, int port, String... protocols) {
        return io(() -> {
            Socket socket = TlsIdentity.connectBehind(first, port, protocols);
            socket.setSoTimeout((int) Await.BOUND.toMillis());
            return new RawClient(socket);
        });
    }

    public RawClient timeout(Duration timeout) {
        return io(() -> {
            socket.setSoTimeout((int) timeout.toMillis());
            return this;
        });
    }

    public RawClient send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        return io(() -> {
            socket.getOutputStream().write(bytes);
            return this;
        });
    }

    /// Sends that many bytes of [Generated].
    public RawClient sendGenerated(long length) {
        return io(() -> {
            Generated.write(socket.getOutputStream(), length);
            return this;
        });
    }

    /// Sends byte for byte with a pause before each, until all are sent or the peer has closed.
    public RawClient sendSlowly(String text, Duration pause) {
        long next = System.nanoTime();
        for (byte one : text.getBytes(ISO_8859_1)) {
            next += pause.toNanos();
            Await.untilNanoTime(next);
            send(new byte[] {one});
        }
        return this;
    }

    /// Sends a whole request and reads its answer.
    public RawAnswer exchange(String request) {
        return send(request).read(request.substring(0, Math.max(0, request.indexOf(' '))));
    }

    public RawAnswer read() {
        return read("GET");
    }

    /// Reads one answer.
    ///
    /// @param method of the request that is being answered: HEAD has no body
    public RawAnswer read(String method) {
        return tryRead(method).orElseThrow(() -> new AssertionError("the connection was closed without an answer"));
    }

    /// Empty if the peer closes or resets before the first byte of an answer.
    public Optional<RawAnswer> tryRead(String method) {
        return io(() -> {
            List<Head> interim = new ArrayList<>();
            Optional<Head> head = headOrEnd();
            while (head.isPresent() && isInterim(head.get())) {
                interim.add(head.get());
                head = headOrEnd();
            }
            if (head.isEmpty()) {
                return Optional.empty();
            }
            Body body = reader.body(Framing.ofAnswer(head.get(), method));
            return Optional.of(new RawAnswer(interim, head.get(), body));
        });
    }

    /// The next head alone, 1xx included.
    public Head readHead() {
        return io(() -> reader.head().orElseThrow(() -> new AssertionError("closed without a head")));
    }

    /// The next head alone, 1xx included; empty if the peer closes or resets before its first byte.
    public Optional<Head> tryReadHead() {
        return io(this::headOrEnd);
    }

    /// Reads up to and including the text, whatever framing it stands in.
    public String readThrough(String marker) {
        return io(() -> reader.through(marker));
    }

    /// Reads exactly so many bytes, whatever framing they stand in.
    public String readExactly(int count) {
        return io(() -> reader.exactly(count));
    }

    /// Reads to the end of the connection and returns the rest; fails if it stays open.
    public String readToEnd() {
        return io(() -> reader.body(new Framing.UntilClose()).text());
    }

    /// Reads to the end, and says whether that was no orderly one: in TLS, without a close_notify.
    public boolean isCutOff() {
        try {
            while (reader.read() >= 0) {
                socket.getSoTimeout();
            }
            return false;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException e) {
            return true;
        }
    }

    /// Whether the peer ends the connection within that time without sending another byte.
    public boolean isEndedWithin(Duration bound) {
        try {
            socket.setSoTimeout((int) Math.max(1, bound.toMillis()));
            return reader.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// Says that nothing more will be sent, and still reads.
    public RawClient finishSending() {
        return io(() -> {
            socket.shutdownOutput();
            return this;
        });
    }

    /// Aborts: the peer sees a reset.
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Closed already, which is what was asked for.
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInterim(Head head) {
        return head.status() / 100 == 1 && head.status() != 101;
    }

    private Optional<Head> headOrEnd() throws IOException {
        try {
            return reader.head();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static <T> T io(IoCall<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface IoCall<T> {
        T run() throws IOException;
    }
}
