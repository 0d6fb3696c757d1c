package io.banyan.app;

import io.banyan.app.BanyanProperties.Access;
import io.banyan.app.BanyanProperties.AdminTls;
import io.banyan.cli.ServeOption;
import io.banyan.cli.ServeOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options that say who may use the admin port. Some of them only make sense together.
final class AccessOptions {
    private AccessOptions() {}

    static Access check(OptionReader read) {
        together(read, ServeOptions.OIDC_ISSUER, ServeOptions.OIDC_AUDIENCE);
        together(read, ServeOptions.ADMIN_TLS_CERT, ServeOptions.ADMIN_TLS_KEY);
        return new Access(
                read.find(ServeOptions.TOKENS).orElse(null),
                read.find(ServeOptions.OIDC_ISSUER).orElse(null),
                read.find(ServeOptions.OIDC_AUDIENCE).orElse(null),
                tls(read));
    }

    private static @Nullable AdminTls tls(OptionReader read) {
        Optional<Path> certificate = read.find(ServeOptions.ADMIN_TLS_CERT);
        Optional<Path> key = read.find(ServeOptions.ADMIN_TLS_KEY);
        return certificate.isPresent() && key.isPresent() ? new AdminTls(certificate.get(), key.get()) : null;
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
