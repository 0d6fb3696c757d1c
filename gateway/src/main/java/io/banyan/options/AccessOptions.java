package io.banyan.options;

import io.banyan.options.BanyanProperties.Access;
import io.banyan.options.BanyanProperties.ToUpstreams;
import io.banyan.tls.PemPair;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options that say who may use the admin port, and TLS: of ports and towards upstreams. Some of
/// them only make sense together.
final class AccessOptions {
    private AccessOptions() {}

    static Access check(OptionReader read) {
        together(read, ServeOptions.OIDC_ISSUER, ServeOptions.OIDC_AUDIENCE);
        return new Access(
                read.find(ServeOptions.TOKENS).orElse(null),
                read.find(ServeOptions.OIDC_ISSUER).orElse(null),
                read.find(ServeOptions.OIDC_AUDIENCE).orElse(null),
                pair(read, "admin port", ServeOptions.ADMIN_TLS_CERT, ServeOptions.ADMIN_TLS_KEY));
    }

    /// The traffic port's TLS, or null where none is asked.
    static @Nullable PemPair traffic(OptionReader read) {
        return pair(read, "traffic port", ServeOptions.TLS_CERT, ServeOptions.TLS_KEY);
    }

    static ToUpstreams toUpstreams(OptionReader read) {
        return new ToUpstreams(
                read.find(ServeOptions.UPSTREAM_CA).orElse(null),
                pair(read, "client certificate", ServeOptions.UPSTREAM_CERT, ServeOptions.UPSTREAM_KEY),
                read.find(ServeOptions.LEGACY_TLS_NAME).orElse(null));
    }

    static @Nullable PemPair pair(
            OptionReader read, String port, ServeOption<Path> certificate, ServeOption<Path> key) {
        together(read, certificate, key);
        Optional<Path> cert = read.find(certificate);
        Optional<Path> secret = read.find(key);
        String option = certificate.name().substring(0, certificate.name().lastIndexOf('-'));
        return cert.isPresent() && secret.isPresent() ? new PemPair(port, option, cert.get(), secret.get()) : null;
    }

    private static void together(OptionReader read, ServeOption<?> one, ServeOption<?> other) {
        if (read.has(one) != read.has(other)) {
            ServeOption<?> there = read.has(one) ? one : other;
            ServeOption<?> missing = read.has(one) ? other : one;
            read.problem("%s is missing but must be given with %s; write %s %s"
                    .formatted(missing.flag(), there.flag(), missing.flag(), missing.example()));
        }
    }
}
