package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request at a stub upstream and the connection it came on.
public final class StubExchange {
    private final ReceivedRequest request;
    private final Socket socket;
    private final WireReader reader;
    private final CountDownLatch stopped;
    private @Nullable Body body;

    StubExchange(ReceivedRequest request, Socket socket, WireReader reader, CountDownLatch stopped) {
        this.request = request;
        this.socket = socket;
        this.reader = reader;
        this.stopped = stopped;
    }

    public ReceivedRequest request() {
        return request;
    }

    /// Reads the body to its end, once.
    public Body readBody() throws IOException {
        if (body == null) {
            body = reader.body(Framing.ofRequest(request.head()));
            request.end(body);
        }
        return body;
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    public void sendGenerated(long length) throws IOException {
        OutputStream out = socket.getOutputStream();
        Generated.write(out, length);
        out.flush();
    }

    /// Waits that long, or shorter if the stub stops.
    public void pause(Duration time) throws IOException {
        try {
            if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SocketException("the stub stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted");
        }
    }

    /// Exactly so many bytes of what comes next, whatever framing they stand in.
    public String readExactly(int count) throws IOException {
        return reader.exactly(count);
    }

    /// Answers nothing more and returns how the peer left.
    public Ending awaitPeerGone() throws IOException {
        try {
            while (reader.read() >= 0) {
                request.header("Host");
            }
            return Ending.CLOSED;
        } catch (SocketException e) {
            return Ending.RESET;
        }
    }

    /// Sends back every byte that comes, until the peer has finished: the far end of a tunnel.
    public void echoBytes() throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            socket.getOutputStream().write(buffer, 0, count);
            socket.getOutputStream().flush();
        }
    }

    public void close() throws IOException {
        socket.close();
    }

    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }
}
