package io.banyan.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom the command line believes to be the admin port.
public final class CallerTls {
    private CallerTls() {}

    /// With what a client checks the certificate it is shown.
    ///
    /// @param authorities a PEM file; null = those of the JVM
    /// @param shown the file as it was written
    /// @throws NoSuchFileException where there is no such file
    /// @throws BadAuthorities where it holds none
    public static SSLContext of(@Nullable Path authorities, String shown) throws NoSuchFileException {
        try {
            return authorities == null ? SSLContext.getDefault() : trusting(managers(authorities));
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException failed) {
            throw new BadAuthorities(shown, failed);
        }
    }

    /// For a port without TLS.
    public static SSLContext unused() {
        return NoTls.context();
    }

    private static SSLContext trusting(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], managers, null);
        return context;
    }

    private static TrustManager[] managers(Path pem) throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                authorities.setCertificateEntry("ca-" + authorities.size(), authority);
            }
        }
        if (authorities.size() == 0) {
            throw new IOException("it has none");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }
}
