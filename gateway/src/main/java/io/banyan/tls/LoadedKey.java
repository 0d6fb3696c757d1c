package io.banyan.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/// A certificate chain and its key as they were read at one moment. The key is tried on the certificate: of a pair
/// that is being replaced, file after file, one half alone is never served.
///
/// @param alias under which the manager knows the key: another one for each reading
record LoadedKey(String alias, X509ExtendedKeyManager manager, Instant until) {
    private static final char[] NO_PASSWORD = new char[0];

    /// @throws BadKey where the files are none; its message is for people
    static LoadedKey of(PemPair files, String alias) {
        List<X509Certificate> chain = PemFile.read(files.cert()).certificates();
        PrivateKey key = PemFile.read(files.key()).privateKey();
        X509Certificate own = chain.getFirst();
        try {
            if (!matches(own.getPublicKey(), key)) {
                throw new BadKey(files.key() + " is not the key of the certificate " + files.cert()
                        + "; write the two that belong to each other");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore(alias, chain, key), NO_PASSWORD);
            X509ExtendedKeyManager manager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
            return new LoadedKey(alias, manager, own.getNotAfter().toInstant());
        } catch (KeyStoreException noChain) {
            throw new BadKey(
                    files.cert() + " holds certificates that do not form a chain; put the port's own first, then the"
                            + " one that it was issued by, and so on");
        } catch (GeneralSecurityException unusable) {
            throw new BadKey(files.key() + " holds a key of kind " + key.getAlgorithm()
                    + ", which Java cannot use for TLS; write" + " an RSA or EC key and its certificate");
        }
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
}
