package io.banyan.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A key with a certificate for one DNS name, made with the JDK's keytool and written as two PEM files.
///
/// @param keys holds it alone
public record MadeKey(String name, Path store, KeyStore keys, Path cert, Path key) {
    private static final String PASSWORD = "of-no-value";

    /// One that is its own authority.
    public static MadeKey of(Path folder, String name) {
        return made(folder.resolve(name + ".p12"), name, "-validity", "2");
    }

    /// One that this one vouches for.
    ///
    /// @param more options of `keytool -genkeypair`
    public MadeKey signs(String other, String... more) {
        return made(
                store,
                other,
                Stream.concat(Stream.of("-signer", name), Stream.of(more)).toArray(String[]::new));
    }

    private static MadeKey made(Path store, String name, String... more) {
        String plain = name.replace('_', '-'); // which keytool knows not
        String line = "-genkeypair -alias " + name + " -keyalg EC -storetype PKCS12 -storepass " + PASSWORD
                + " -dname CN=" + plain + " -ext SAN=dns:" + plain + " -keystore " + store;
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = Stream.of(Stream.of(keytool.toString()), Stream.of(line.split(" ", -1)), Stream.of(more))
                .flatMap(words -> words)
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool made no key");
            }
            return read(store, name);
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static MadeKey read(Path store, String name) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        Key secret = all.getKey(name, PASSWORD.toCharArray());
        Certificate[] chain = all.getCertificateChain(name);
        chain[0] = called(name, chain[0]);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(name, secret, PASSWORD.toCharArray(), chain);
        String text = Arrays.stream(chain).map(MadeKey::pem).reduce("", String::concat);
        return new MadeKey(
                name,
                store,
                keys,
                Files.writeString(store.resolveSibling(name + ".pem"), text),
                Files.writeString(store.resolveSibling(name + "-key.pem"), pem("PRIVATE KEY", secret.getEncoded())));
    }

    /// Its signature no longer fits then; whoever believes this very certificate does not look at it.
    private static Certificate called(String name, Certificate certificate) throws GeneralSecurityException {
        String bytes = new String(certificate.getEncoded(), StandardCharsets.ISO_8859_1);
        byte[] renamed = bytes.replace(name.replace('_', '-'), name).getBytes(StandardCharsets.ISO_8859_1);
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(renamed));
    }

    private static String pem(Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    public Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(name);
    }

    /// The two files, as an option names them.
    public PemPair pair() {
        return new PemPair("client certificate", "upstream", cert, key);
    }

    /// For a server.
    public KeyManager[] managers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        return factory.getKeyManagers();
    }
}
