package io.banyan.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/// Serves the requests of one connection, one after the other.
final class StubConnection implements Runnable {
    private final StubUpstream stub;
    private final Socket socket;
    private final int number;

    StubConnection(StubUpstream stub, Socket socket, int number) {
        this.stub = stub;
        this.socket = socket;
        this.number = number;
    }

    @Override
    public void run() {
        try {
            List<String> names = serverNames();
            WireReader reader = new WireReader(socket.getInputStream());
            for (Optional<Head> head = reader.head(); head.isPresent(); head = reader.head()) {
                serve(new ReceivedRequest(number, names, head.get()), reader);
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The peer, or the stub itself, ended the connection: its requests' endings say how.
        } finally {
            stub.ended(socket);
        }
    }

    private void serve(ReceivedRequest request, WireReader reader) throws IOException {
        Behaviour behaviour = stub.behaviour(); // as it is when the request arrives, whatever a test says after that
        stub.received(request);
        stub.threads().acquireUninterruptibly();
        StubExchange exchange = new StubExchange(request, socket, reader, stub.stopped());
        try {
            behaviour.serve(exchange);
            if (exchange.isOpen()) {
                exchange.readBody();
            }
        } finally {
            stub.threads().release();
            request.end(new Body("", 0, 0, 0, List.of(), Ending.CLOSED));
        }
    }

    private List<String> serverNames() throws IOException {
        if (!(socket instanceof SSLSocket tls)) {
            return List.of();
        }
        tls.startHandshake();
        return ((ExtendedSSLSession) tls.getSession())
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .toList();
    }
}
