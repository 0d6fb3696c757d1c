package io.banyan.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// A certificate chain and its key as they were read at one moment. The key is tried on the certificate: of a pair
/// that is being replaced, file after file, one half alone is never served.
///
/// @param alias under which the manager knows the key: another one for each reading
record LoadedKey(String alias, X509ExtendedKeyManager manager, Instant until) {
    private static final char[] NO_PASSWORD = new char[0];

    /// @throws RuntimeException of many kinds where the files are none; its message is for people
    static LoadedKey of(PemPair files, String alias) throws GeneralSecurityException {
        PemSslStore pem = Objects.requireNonNull(PemSslStore.load(
                PemSslStoreDetails.forCertificate(text(files.cert())).withPrivateKey(text(files.key()))));
        PrivateKey key = pem.privateKey();
        List<X509Certificate> chain = Objects.requireNonNullElse(pem.certificates(), List.of());
        if (key == null || chain.isEmpty()) {
            throw new GeneralSecurityException(key == null ? "there is no private key" : "there is no certificate");
        }
        X509Certificate own = chain.getFirst();
        if (!matches(own.getPublicKey(), key)) {
            throw new GeneralSecurityException("the key is not the certificate's");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(alias, chain, key), NO_PASSWORD);
        X509ExtendedKeyManager manager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        return new LoadedKey(alias, manager, own.getNotAfter().toInstant());
    }

    private static boolean matches(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm();
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> algorithm;
                });
        if (!certified.getAlgorithm().equals(algorithm)) {
            return false;
        }
        byte[] tried = {'b', 'a', 'n', 'y', 'a', 'n'};
        signature.initSign(key);
        signature.update(tried);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(tried);
        return signature.verify(signed);
    }

    private static KeyStore keyStore(String alias, List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        store.setKeyEntry(alias, key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
