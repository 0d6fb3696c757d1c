package io.banyan.tls;

import io.banyan.written.FileSignature;
import io.banyan.written.Lookout;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS towards upstreams: whom to believe, and the certificate shown to who asks for one. A daemon thread
/// looks at the files once a second; when they have changed, new connections use what they say now, and those
/// that are open go on. While a file is bad, what was read before is kept, whole. Without files, made when
/// the first https upstream is: reading the JVM's certificates takes a while.
public final class UpstreamTls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamTls.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final @Nullable Path authorities;
    private final @Nullable PemPair own;
    private final List<Path> files;
    private final Lookout lookout;
    private List<FileSignature> seen = List.of();
    private volatile @Nullable Made made;
    private volatile @Nullable String problem;

    /// @param until the end of the client certificate; null = none
    private record Made(SslContext context, @Nullable Instant until) {}

    private UpstreamTls(@Nullable Path authorities, @Nullable PemPair own) {
        this.authorities = authorities;
        this.own = own;
        this.files = Stream.of(
                        Stream.ofNullable(authorities),
                        Stream.ofNullable(own).flatMap(pair -> Stream.of(pair.cert(), pair.key())))
                .flatMap(paths -> paths)
                .toList();
        this.lookout = new Lookout("banyan-upstream-tls", this::look, UpstreamTls::failed, () -> PAUSE_MILLIS);
    }

    /// Reads the files for the first time.
    ///
    /// @param authorities PEM file; null = those of the JVM
    /// @param own shown to upstreams that ask; null = none
    /// @throws BadAuthorities with the option's name, where the file holds none
    /// @throws BadKey with the options' names, where these are no certificate and key
    public static UpstreamTls of(@Nullable Path authorities, @Nullable PemPair own) {
        UpstreamTls tls = new UpstreamTls(authorities, own);
        if (!tls.files.isEmpty()) {
            tls.context();
        }
        return tls;
    }

    /// Begins to look.
    public void start() {
        if (!files.isEmpty()) {
            lookout.start();
        }
    }

    @Override
    public void close() {
        lookout.close();
    }

    /// For the next connection.
    public SslContext context() {
        Made now = made;
        return now == null ? first() : now.context;
    }

    /// Whether a client certificate is shown to who asks.
    public boolean ownCertificate() {
        return own != null;
    }

    /// What is wrong with the files as they are now, or that the client certificate is no longer valid.
    public Optional<String> problem() {
        String bad = problem;
        if (bad != null) {
            return Optional.of(bad);
        }
        Made now = made;
        Instant until = now == null ? null : now.until;
        return own != null && until != null && until.isBefore(Instant.now())
                ? Optional.of("--upstream-cert: the certificate " + own.cert() + " was valid until " + until
                        + "; replace it and its key")
                : Optional.empty();
    }

    private synchronized SslContext first() {
        Made now = made;
        if (now == null) {
            seen = signatures();
            now = build();
            made = now;
        }
        return now.context;
    }

    /// Reads the files where they have changed since the last look.
    synchronized void look() {
        List<FileSignature> now = signatures();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            made = build();
            problem = null;
            LOG.info("{} were read again, for new connections to upstreams", files);
        } catch (BadAuthorities | BadKey bad) {
            problem = bad.getMessage() + "; what was read before is kept";
            LOG.warn("{}", problem);
        }
    }

    private static void failed(Throwable thrown) {
        LOG.error("A look at the files of TLS towards upstreams failed; what was read before is kept", thrown);
    }

    private List<FileSignature> signatures() {
        return files.stream().map(FileSignature::of).toList();
    }

    private Made build() {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        try {
            builder.trustManager(UpstreamTrust.of(authorities));
        } catch (BadAuthorities bad) {
            throw new BadAuthorities("--upstream-ca: " + bad.getMessage());
        }
        LoadedKey key = own == null ? null : key(own);
        if (key != null) {
            builder.keyManager(key.manager());
        }
        try {
            return new Made(builder.build(), key == null ? null : key.until());
        } catch (SSLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static LoadedKey key(PemPair files) {
        try {
            return LoadedKey.of(files, "banyan");
        } catch (BadKey bad) {
            throw new BadKey("--upstream-cert and --upstream-key: " + bad.getMessage());
        }
    }
}
