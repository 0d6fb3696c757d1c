package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.tls.MadeKey;
import io.banyan.tls.PemPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// The admin port with TLS, at its socket.
class AdminTlsTests {
    private final MadeKey key;
    private final WebServer port;

    AdminTlsTests(@TempDir Path folder) {
        key = MadeKey.of(folder, "admin");
        PemPair files = new PemPair("admin port", "admin-tls", key.cert(), key.key());
        NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new AdminTls(new AdminOptions("shop", null, null, files)).customize(factory);
        port = factory.getWebServer((request, response) -> noContent(response));
        port.start();
    }

    private static Mono<Void> noContent(ServerHttpResponse response) {
        response.setRawStatusCode(204);
        return response.setComplete();
    }

    @AfterEach
    void stop() {
        port.stop();
    }

    @Test
    void tellsWhoeverSpeaksPlainHttpWhatToSpeak() throws IOException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port.getPort())) {
            String answer = asked(plain);

            assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n");
            assertThat(answer).endsWith("\r\n\r\nThis port speaks TLS; use https:// instead of http://\n");
        }
    }

    @Test
    void speaksTls() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(key.keys());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);

        try (Socket secure = tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port.getPort())) {
            assertThat(asked(secure)).startsWith("HTTP/1.1 204 No Content\r\n");
        }
    }

    /// All that comes until the port closes the connection.
    private static String asked(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: admin\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
