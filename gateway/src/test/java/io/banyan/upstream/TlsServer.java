package io.banyan.upstream;

import io.banyan.tls.MadeKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// A server that shakes hands and then reads until its client goes.
final class TlsServer implements AutoCloseable {
    private final ServerSocket listener;

    private TlsServer(ServerSocket listener) {
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    static TlsServer of(MadeKey key) throws IOException, GeneralSecurityException {
        return new TlsServer(socket(key, null));
    }

    /// One that asks for the certificate of that client.
    static TlsServer asking(MadeKey key, MadeKey client, String protocol) throws IOException, GeneralSecurityException {
        SSLServerSocket socket = socket(key, trusting(client));
        socket.setNeedClientAuth(true);
        socket.setEnabledProtocols(new String[] {protocol});
        return new TlsServer(socket);
    }

    /// One that answers in plain HTTP.
    static TlsServer plain() throws IOException {
        return new TlsServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    private static SSLServerSocket socket(MadeKey key, TrustManager @Nullable [] trusted)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(key.managers(), trusted, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static TrustManager[] trusting(MadeKey client) throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("a", client.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket accepted = listener.accept();
                Thread.ofVirtual().start(() -> serve(accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            accepted.getInputStream().read();
            if (!(listener instanceof SSLServerSocket)) {
                accepted.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException refused) {
            // Its client is told by an alert.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
