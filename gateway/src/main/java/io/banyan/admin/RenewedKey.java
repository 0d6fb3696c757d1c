package io.banyan.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// A certificate and its key in two PEM files. A handshake looks whether they have changed, at most every ten seconds,
/// and takes the new ones where they are good; so a renewed certificate needs no restart.
final class RenewedKey extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedKey.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();
    private static final char[] NO_PASSWORD = new char[0];

    private final AdminOptions.Tls files;
    private volatile X509ExtendedKeyManager current;
    private List<FileTime> seen;
    private long looked = System.nanoTime();

    private RenewedKey(AdminOptions.Tls files) throws GeneralSecurityException {
        this.files = files;
        this.seen = times();
        this.current = load(files);
    }

    /// @throws AdminRefused where the files are no certificate and key
    static RenewedKey of(AdminOptions.Tls files) {
        try {
            return new RenewedKey(files);
        } catch (GeneralSecurityException | RuntimeException failed) {
            throw new AdminRefused(
                    List.of(
                            "--admin-tls-cert %s and --admin-tls-key %s are no certificate and its key in PEM form (%s);"
                                            .formatted(files.cert(), files.key(), words(failed))
                                    + " write files that begin with -----BEGIN CERTIFICATE----- and -----BEGIN PRIVATE KEY-----"),
                    failed);
        }
    }

    private static X509ExtendedKeyManager load(AdminOptions.Tls files) throws GeneralSecurityException {
        PemSslStore pem = Objects.requireNonNull(PemSslStore.load(
                PemSslStoreDetails.forCertificate(text(files.cert())).withPrivateKey(text(files.key()))));
        PrivateKey key = pem.privateKey();
        if (key == null) {
            throw new GeneralSecurityException("there is no private key");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(pem, key), NO_PASSWORD);
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    private static KeyStore keyStore(PemSslStore pem, PrivateKey key) throws GeneralSecurityException {
        List<X509Certificate> chain = Objects.requireNonNullElse(pem.certificates(), List.of());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        store.setKeyEntry("banyan", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String words(Exception failed) {
        Throwable told = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(told.getMessage());
    }

    private X509ExtendedKeyManager now() {
        if (System.nanoTime() - looked > LOOK_NANOS) {
            look();
        }
        return current;
    }

    private synchronized void look() {
        looked = System.nanoTime();
        try {
            List<FileTime> times = times();
            if (!times.equals(seen)) {
                seen = times;
                current = load(files);
                LOG.info("The admin port's certificate {} was read again", files.cert());
            }
        } catch (GeneralSecurityException | RuntimeException failed) {
            LOG.warn("The admin port keeps its certificate: {} is not good ({})", files.cert(), words(failed));
        }
    }

    private List<FileTime> times() {
        try {
            return List.of(Files.getLastModifiedTime(files.cert()), Files.getLastModifiedTime(files.key()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
        return now().chooseEngineServerAlias(type, issuers, engine);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        return now().chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return current.getServerAliases(type, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return current.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return current.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
