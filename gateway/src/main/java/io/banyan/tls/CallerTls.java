package io.banyan.tls;

import io.banyan.cli.Caller;
import io.banyan.cli.Refused;
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

/// Whom the command line believes to be the admin port.
final class CallerTls {
    private CallerTls() {}

    static SSLContext of(Caller caller) {
        try {
            if (!caller.admin().startsWith("https:")) {
                return trusting(new TrustManager[0]);
            }
            return caller.authorities().isEmpty()
                    ? SSLContext.getDefault()
                    : trusting(managers(caller.folder().resolve(caller.authorities())));
        } catch (NoSuchFileException missing) {
            throw Refused.because("BANYAN_CA: there is no file " + caller.authorities());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException failed) {
            throw Refused.because("BANYAN_CA: " + caller.authorities() + " holds no certificates in PEM form ("
                    + failed.getMessage() + "); write a file that begins with -----BEGIN CERTIFICATE-----");
        }
    }

    /// Where nothing is encrypted an empty one serves: reading the JVM's hundred certificates takes a while.
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
