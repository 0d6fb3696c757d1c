package io.banyan.tls;

/// A file holds no certificates of authorities. The message names the file and says what to write, and follows on the
/// name of the option it was read from: `ca.pem holds no certificates in PEM form (…); write …`.
public final class BadAuthorities extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadAuthorities(String message) {
        super(message);
    }

    BadAuthorities(String shown, Throwable why) {
        super(none(shown, String.valueOf(why.getMessage())), why);
    }

    static String none(String shown, String why) {
        return shown + " holds no certificates in PEM form (" + why
                + "); write a file that begins with -----BEGIN CERTIFICATE-----";
    }
}
