package io.banyan.tls;

import io.banyan.written.FileSignature;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port's certificate and its key in two PEM files. A handshake looks whether they have changed, at most once a
/// second, and takes the new ones where they are good; so a renewed certificate needs no restart. A bad new pair is
/// told, and the old one served. A handshake under way keeps the pair it began with.
public final class RenewedKey extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedKey.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final PemPair files;
    private volatile LoadedKey current;
    private volatile LoadedKey former;
    private volatile @Nullable String problem;
    private volatile long looked = System.nanoTime();
    private List<FileSignature> seen;
    private int readings;

    private RenewedKey(PemPair files) {
        this.files = files;
        this.seen = signatures(files);
        this.current = LoadedKey.of(files, "banyan");
        this.former = current;
    }

    /// Reads both files for the first time.
    ///
    /// @throws BadKey where the files are no certificate and key
    public static RenewedKey of(PemPair files) {
        try {
            return new RenewedKey(files);
        } catch (BadKey bad) {
            throw new BadKey("--%1$s-cert and --%1$s-key: %2$s".formatted(files.option(), bad.getMessage()));
        }
    }

    /// What is wrong with the files as they are now, or that the certificate served is no longer valid.
    public Optional<String> problem() {
        look();
        Instant until = current.until();
        String expired = until.isAfter(Instant.now())
                ? null
                : "the certificate " + files.cert() + " was valid until " + until + "; replace it and its key";
        return Optional.ofNullable(problem == null ? expired : problem);
    }

    /// The end of the certificate that is served.
    public Instant until() {
        return current.until();
    }

    private LoadedKey now() {
        if (System.nanoTime() - looked > LOOK_NANOS) {
            look();
        }
        return current;
    }

    private synchronized void look() {
        looked = System.nanoTime();
        List<FileSignature> signatures = signatures(files);
        if (signatures.equals(seen)) {
            return;
        }
        seen = signatures;
        try {
            LoadedKey read = LoadedKey.of(files, "banyan-" + ++readings);
            former = current;
            current = read;
            problem = null;
            LOG.info(
                    "The {}'s certificate {} was read again, valid until {}", files.port(), files.cert(), read.until());
        } catch (BadKey bad) {
            problem = "the old certificate is kept: " + bad.getMessage();
            LOG.warn("{}: {}", files.port(), problem);
        }
    }

    private static List<FileSignature> signatures(PemPair files) {
        return List.of(FileSignature.of(files.cert()), FileSignature.of(files.key()));
    }

    private X509ExtendedKeyManager called(String alias) {
        LoadedKey old = former;
        return alias.equals(old.alias()) ? old.manager() : current.manager();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
        return now().manager().chooseEngineServerAlias(type, issuers, engine);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        return now().manager().chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return current.manager().getServerAliases(type, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return called(alias).getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return called(alias).getPrivateKey(alias);
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
