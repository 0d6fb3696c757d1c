package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// An upstream on loopback that answers in exact bytes and remembers exactly what it was sent.
///
/// ```java
/// try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"))) { ... }
/// ```
public final class StubUpstream implements AutoCloseable {
    private final ServerSocketFactory sockets;
    private final Semaphore threads;
    private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<ReceivedRequest> unseen = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final int port;
    private volatile Behaviour behaviour;
    private volatile @Nullable ServerSocket listener;

    private StubUpstream(Behaviour behaviour, int threads, ServerSocketFactory sockets) {
        this.behaviour = behaviour;
        this.threads = new Semaphore(threads);
        this.sockets = sockets;
        port = listen(0);
    }

    public static StubUpstream that(Behaviour behaviour) {
        return new StubUpstream(behaviour, Integer.MAX_VALUE, ServerSocketFactory.getDefault());
    }

    /// Like a servlet container: more requests than threads wait for their turn.
    public static StubUpstream withThreads(int threads, Behaviour behaviour) {
        return new StubUpstream(behaviour, threads, ServerSocketFactory.getDefault());
    }

    public static StubUpstream withTls(TlsIdentity identity, Behaviour behaviour) {
        return new StubUpstream(behaviour, Integer.MAX_VALUE, identity.serverSockets());
    }

    public int port() {
        return port;
    }

    /// `http://127.0.0.1:PORT`.
    public String url() {
        return "http://" + authority();
    }

    /// `127.0.0.1:PORT`.
    public String authority() {
        return "127.0.0.1:" + port;
    }

    /// Answers in another way from the next request on.
    public void now(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /// Everything whose head has arrived, in order of arrival.
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /// The next request that was not yet asked for; waits for it.
    public ReceivedRequest next() {
        try {
            ReceivedRequest next = unseen.poll(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no request arrived within " + Await.BOUND);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a request", e);
        }
    }

    public void forget() {
        requests.clear();
        unseen.clear();
    }

    /// How many connections were accepted so far.
    public int connections() {
        return connections.get();
    }

    public int openConnections() {
        return open.size();
    }

    /// From now on connections are refused; those that are open are reset.
    public void kill() {
        closeListener();
        open.forEach(StubUpstream::abort);
    }

    /// Closes every open connection in an orderly way, as a server does with idle ones.
    public void closeConnections() {
        open.forEach(StubUpstream::closeQuietly);
    }

    /// Listens on its old port again.
    public void revive() {
        listen(port);
    }

    @Override
    public void close() {
        stopped.countDown();
        kill();
    }

    Behaviour behaviour() {
        return behaviour;
    }

    Semaphore threads() {
        return threads;
    }

    CountDownLatch stopped() {
        return stopped;
    }

    void received(ReceivedRequest request) {
        requests.add(request);
        unseen.add(request);
    }

    void ended(Socket socket) {
        closeQuietly(socket);
        open.remove(socket);
    }

    private int listen(int onPort) {
        try {
            ServerSocket socket = sockets.createServerSocket(onPort, 1_000, InetAddress.getLoopbackAddress());
            listener = socket;
            Thread.ofVirtual().name("stub-" + socket.getLocalPort()).start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                accepted.setTcpNoDelay(true);
                open.add(accepted);
                if (socket.isClosed()) {
                    abort(accepted); // killed between the two
                }
                StubConnection connection = new StubConnection(this, accepted, connections.incrementAndGet());
                Thread.ofVirtual().start(connection);
            } catch (IOException e) {
                closeQuietly(socket);
            }
        }
    }

    private void closeListener() {
        ServerSocket current = listener;
        if (current != null) {
            closeQuietly(current);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nobody needs it any more.
        }
    }
}
