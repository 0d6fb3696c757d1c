package io.banyan.testkit;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;

/// A key pair and self-signed certificate for one host name, made with the JDK's own keytool.
///
/// @param store a PKCS#12 file that serves as key store and, for those who should believe it, as trust store
public record TlsIdentity(String host, Path store) {
    public static final String PASSWORD = "of-no-value";
    private static final String ALIAS = "stub";

    public static TlsIdentity of(String host, Path folder) {
        Path store = folder.resolve(host + ".p12");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host + ",ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        return new TlsIdentity(host, store);
    }

    /// Its certificate and key as two PEM files, overwritten if they exist.
    public PemFiles pem(Path folder) {
        try {
            KeyStore keys = keys();
            Path certificate = folder.resolve("tls.pem");
            Path key = folder.resolve("tls-key.pem");
            Files.writeString(
                    certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
            Files.writeString(
                    key,
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
            return new PemFiles(certificate, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One pair for `localhost`, made once for all tests of this process.
    public static PemFiles usual() {
        return Usual.FILES;
    }

    private static final class Usual {
        static final PemFiles FILES = made();

        private static PemFiles made() {
            try {
                Path folder = Files.createTempDirectory("banyan-tls-");
                return of("localhost", folder).pem(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Where a pair was written.
    public record PemFiles(Path certificate, Path key) {}

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
    }

    /// A client's connection to a port of this machine that believes any certificate.
    ///
    /// @param protocols named by ALPN; none = no ALPN
    public static SSLSocket connect(int port, String... protocols) {
        return connectBehind(new byte[0], port, protocols);
    }

    /// The same behind something that is sent in the clear first, such as a PROXY header.
    public static SSLSocket connectBehind(byte[] first, int port, String... protocols) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            plain.setTcpNoDelay(true);
            plain.getOutputStream().write(first);
            SSLSocket socket = (SSLSocket) trusting()
                    .getSocketFactory()
                    .createSocket(plain, InetAddress.getLoopbackAddress().getHostName(), port, true);
            socket.setSoTimeout((int) Duration.ofMinutes(5).toMillis());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("no TLS with port " + port, e);
        }
    }

    /// Believes any certificate.
    public static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    SSLServerSocketFactory serverSockets() {
        try {
            KeyStore keys = keys();
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool made no key pair");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
