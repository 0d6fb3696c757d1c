package io.banyan.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificates of authorities in one PEM file, at least one. Text between them is passed over, in any
/// encoding: bundles name their authorities there.
record Authorities(List<Certificate> certificates) {
    /// About three times as many as all public authorities.
    private static final int MOST = 512;

    private static final int MOST_MEGABYTES = 4;
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9]+ )?CERTIFICATE-----");
    private static final Pattern BLOCK =
            Pattern.compile(BEGIN.pattern() + "([^-]*+)-----END ([A-Z0-9]+ )?CERTIFICATE-----");

    /// @throws BadAuthorities where it cannot be read, or holds none, or too many, or one that is not whole
    static Authorities read(Path file) {
        String text = text(file);
        long begun = BEGIN.matcher(text).results().count();
        if (begun == 0) {
            throw new BadAuthorities(BadAuthorities.none(file.toString(), "it has none"));
        }
        if (begun > MOST) {
            throw new BadAuthorities("%s holds %d certificates but may hold at most %d; write those of your upstreams'"
                            .formatted(file, begun, MOST)
                    + " own authorities only");
        }
        List<Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            certificates.add(certificate(file, certificates.size() + 1, block.group(2)));
        }
        if (certificates.size() < begun) {
            throw new BadAuthorities(file + " is cut off or mixed up: of " + begun + " certificates only "
                    + certificates.size() + " have a line -----END CERTIFICATE-----; write the whole of it");
        }
        return new Authorities(List.copyOf(certificates));
    }

    KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate authority : certificates) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        return store;
    }

    private static Certificate certificate(Path file, int number, String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw new BadAuthorities("certificate " + number + " of " + file
                    + " cannot be read; write it in PEM form, as openssl x509 prints it");
        }
    }

    /// Looks first, for reading a pipe or a device might never end.
    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadAuthorities(file + " is missing or no file; put it back");
            }
            if (Files.size(file) > MOST_MEGABYTES << 20) {
                throw new BadAuthorities(file + " has more than " + MOST_MEGABYTES
                        + " MB; write the certificates of your upstreams' own authorities only");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new BadAuthorities(file + " cannot be read; let this process's user read it");
        }
    }
}
