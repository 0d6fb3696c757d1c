package io.banyan.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why TLS with an upstream failed, in words of our own.
///
/// @param says goes on after what failed: `its certificate expired: it was valid until …; renew it there`
/// @param otherName where an authority vouches for the certificate and only its name is another: that name;
///     else null
public record TlsFault(String says, @Nullable String otherName) {
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");
    private static final String NOT_OURS =
            " and rejects the one from --upstream-cert; use one that its authorities trust";
    private static final String GIVE_ONE = "; give it one by --upstream-cert and --upstream-key";

    /// What a failure means.
    ///
    /// @param failed what Netty or the JDK made of it
    /// @param ownCertificate whether a client certificate is shown to who asks
    public static TlsFault of(Throwable failed, boolean ownCertificate) {
        boolean closed = false;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadCertificate bad) {
                return new TlsFault(String.valueOf(bad.getMessage()), bad.otherName);
            }
            if (cause instanceof NotSslRecordException) {
                return of("it does not speak TLS; write http:// if that is intended");
            }
            if (cause instanceof SslHandshakeTimeoutException) {
                return of("it does not answer the handshake in time; does it speak TLS?");
            }
            Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
            if (alert.find()) {
                return of(alert(alert.group(1), ownCertificate));
            }
            closed |= cause instanceof ClosedChannelException
                    || String.valueOf(cause.getMessage()).startsWith("Connection ");
        }
        return of(
                closed
                        ? "it ends the connection during the handshake; does it speak TLS?"
                        : "the handshake failed: " + CertificateText.plain(String.valueOf(failed.getMessage())));
    }

    private static TlsFault of(String says) {
        return new TlsFault(says, null);
    }

    private static String alert(String name, boolean ownCertificate) {
        return switch (name) {
            case "certificate_required",
                    "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied" ->
                ownCertificate
                        ? "it requires a client certificate (" + name + ")" + NOT_OURS
                        : "it requires a client certificate, and there is none" + GIVE_ONE;
            case "handshake_failure" ->
                "it refuses the handshake (" + name + "): no cipher in common, or it requires a client certificate"
                        + (ownCertificate ? NOT_OURS : GIVE_ONE);
            case "protocol_version", "insufficient_security" ->
                "it speaks no safe version of TLS (" + name + "); TLS 1.2 or 1.3 is needed there";
            case "unrecognized_name" -> "it does not know that name (" + name + ")";
            default -> "it ended the handshake with the alert " + name;
        };
    }
}
