package io.banyan.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a certificate says, made fit for a log and a message: its owner may have written anything into it.
final class CertificateText {
    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 5;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private CertificateText() {}

    /// The host names and addresses that it is of, as it has them.
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0) instanceof Integer kind && (kind == DNS || kind == ADDRESS)) {
                    names.add(plain(String.valueOf(name.get(1))));
                }
            }
        } catch (CertificateParsingException none) {
            names.clear();
        }
        return names;
    }

    static String listed(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }

    static String subject(X509Certificate certificate) {
        return plain(certificate.getSubjectX500Principal().getName());
    }

    static String issuer(X509Certificate certificate) {
        return plain(certificate.getIssuerX500Principal().getName());
    }

    /// Without control characters, and not long.
    static String plain(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
    }
}
