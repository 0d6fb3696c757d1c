package io.banyan.tls;

import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.boot.ssl.pem.PemContent;

/// One PEM file. What is wrong with it is told in words of our own: a library's may hold the file's text, and that may
/// be a private key.
record PemFile(Path path, String text) {
    /// In bytes: room for some hundred certificates.
    private static final int LARGEST = 1 << 20;

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /// @throws BadKey where it cannot be read
    static PemFile read(Path path) {
        try {
            byte[] bytes = RegularFile.read(path, LARGEST);
            if (bytes.length > LARGEST) {
                throw new BadKey(
                        path + " has more than " + LARGEST + " bytes; write the certificates of this port alone");
            }
            return new PemFile(path, text(bytes));
        } catch (NoSuchFileException missing) {
            throw new BadKey(path + " is missing; put it back");
        } catch (CharacterCodingException binary) {
            throw new BadKey(path + " is no text; write it in PEM form, which openssl makes with -outform pem");
        } catch (RegularFile.NotRegular other) {
            throw new BadKey(path + " cannot be read: " + other.getMessage() + "; name a PEM file");
        } catch (IOException failed) {
            throw new BadKey(path + " cannot be read; let this process's user read it");
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /// The certificates, the port's own first; at least one.
    ///
    /// @throws BadKey where there is none, or the file is not whole
    List<X509Certificate> certificates() {
        whole(CERTIFICATE, KEY, "the key");
        return parsed(
                content -> Objects.requireNonNull(content.getCertificates()),
                "holds no certificate that can be read; write an X.509 certificate in PEM form");
    }

    /// @throws BadKey where there is none, or the file is not whole
    PrivateKey privateKey() {
        whole(KEY, CERTIFICATE, "the certificate");
        return parsed(
                content -> Objects.requireNonNull(content.getPrivateKey()),
                "holds no private key that can be read; write an unencrypted one in PKCS #8, which openssl pkcs8"
                        + " -topk8 -nocrypt makes");
    }

    private void whole(String wanted, String other, String whatOther) {
        if (count("BEGIN", wanted) == 0) {
            throw new BadKey(path
                    + (count("BEGIN", other) > 0
                            ? " holds " + whatOther + ", so the two files look swapped"
                            : " has no line -----BEGIN " + wanted + "-----")
                    + "; write a file that begins with it: -----BEGIN " + wanted + "-----");
        }
        if (count("END", wanted) < count("BEGIN", wanted)) {
            throw new BadKey(
                    path + " is cut off, a line -----END " + wanted + "----- is missing; write the whole of it");
        }
    }

    /// `BEGIN RSA PRIVATE KEY` begins a private key, too.
    private long count(String line, String what) {
        return Pattern.compile("-----" + line + " ([A-Z]+ )?" + what + "-----")
                .matcher(text)
                .results()
                .count();
    }

    private <T> T parsed(Function<PemContent, T> parse, String otherwise) {
        try {
            return parse.apply(PemContent.of(text));
        } catch (RuntimeException unreadable) {
            throw new BadKey(path + " " + otherwise);
        }
    }

    /// Says nothing of the text.
    @Override
    public String toString() {
        return path.toString();
    }
}
