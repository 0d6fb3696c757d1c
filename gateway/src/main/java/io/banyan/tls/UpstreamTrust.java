package io.banyan.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Believes an upstream's certificate where an authority vouches for it and it is of the name asked for;
/// otherwise says why not, in words of our own.
final class UpstreamTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;
    private final String whose;

    private UpstreamTrust(X509ExtendedTrustManager authorities, String whose) {
        this.authorities = authorities;
        this.whose = whose;
    }

    /// @param file PEM certificates; null = the JVM's authorities
    /// @throws BadAuthorities where the file holds none
    static UpstreamTrust of(@Nullable Path file) {
        Authorities read = file == null ? null : Authorities.read(file);
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(read == null ? (KeyStore) null : read.keyStore());
            return new UpstreamTrust(
                    (X509ExtendedTrustManager) factory.getTrustManagers()[0],
                    file == null ? "the JVM's authorities" : "the authorities in " + file);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new BadAuthorities(file == null ? "the JVM" : file.toString(), unusable);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        String name = String.valueOf(engine.getPeerHost());
        try {
            if (name.indexOf('_') < 0) {
                authorities.checkServerTrusted(chain, kind, engine);
            } else {
                authorities.checkServerTrusted(chain, kind);
                literally(name, chain[0]);
            }
        } catch (CertificateException refused) {
            throw explained(chain, kind, name, refused);
        }
    }

    /// Java knows no name with `_`, which docker compose and others make: such a one must stand there as it
    /// is.
    private static void literally(String name, X509Certificate own) throws CertificateException {
        if (CertificateText.names(own).stream().noneMatch(name::equalsIgnoreCase)) {
            throw new CertificateException("not of this name");
        }
    }

    private BadCertificate explained(X509Certificate[] chain, String kind, String name, CertificateException refused) {
        Instant now = Instant.now();
        for (int i = 0; i < chain.length; i++) {
            X509Certificate each = chain[i];
            String which = i == 0
                    ? "its certificate"
                    : "the certificate of " + CertificateText.subject(each) + ", which it shows too,";
            Instant from = each.getNotBefore().toInstant();
            Instant until = each.getNotAfter().toInstant();
            if (until.isBefore(now)) {
                return new BadCertificate(
                        which + " expired: it was valid until " + until + "; renew it there", null, refused);
            }
            if (from.isAfter(now)) {
                return new BadCertificate(
                        which + " is not valid yet, but from " + from + " on; are both clocks right?", null, refused);
            }
        }
        return vouchedFor(chain, kind) ? otherName(chain[0], name, refused) : unknown(chain, refused);
    }

    private boolean vouchedFor(X509Certificate[] chain, String kind) {
        try {
            authorities.checkServerTrusted(chain, kind);
            return true;
        } catch (CertificateException refused) {
            return false;
        }
    }

    private static BadCertificate otherName(X509Certificate own, String name, CertificateException refused) {
        List<String> names = CertificateText.names(own);
        String first = names.isEmpty() ? null : names.getFirst().replaceFirst("^\\*\\.", "www.");
        return new BadCertificate(
                "its certificate is " + (names.isEmpty() ? "of no name" : "of " + CertificateText.listed(names))
                        + ", not of " + CertificateText.plain(name),
                first,
                refused);
    }

    private BadCertificate unknown(X509Certificate[] chain, CertificateException refused) {
        String issuer = CertificateText.issuer(chain[chain.length - 1]);
        return new BadCertificate(
                "its certificate was issued by " + issuer + ", an unknown authority: none of " + whose
                        + " vouches for it; add that authority's certificate to the file of --upstream-ca",
                null,
                refused);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        authorities.checkServerTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        authorities.checkServerTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        authorities.checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        authorities.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        authorities.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
