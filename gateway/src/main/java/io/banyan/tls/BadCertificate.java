package io.banyan.tls;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/// An upstream's certificate is not believed. The message says why in words of our own.
final class BadCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    /// Where all is well but the name: one that the certificate is of; else null.
    final @Nullable String otherName;

    BadCertificate(String message, @Nullable String otherName, Throwable cause) {
        super(message, cause);
        this.otherName = otherName;
    }
}
