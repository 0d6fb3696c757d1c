package io.banyan.cli;

import io.banyan.options.ServeOption;
import io.banyan.options.ServeOptions;
import io.banyan.tls.BadAuthorities;
import io.banyan.tls.BadKey;
import io.banyan.tls.PemPair;
import io.banyan.tls.UpstreamTls;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `check --connect`: opens a connection to every upstream, as the gateway would with the same options of
/// `serve`, which may stand in the environment too.
final class ConnectCheck {
    @Option(
            names = "--connect",
            required = true,
            description = "Also connect to every upstream, and report each that fails and why.")
    @SuppressWarnings("UnusedVariable") // that it is there makes picocli make this object
    private boolean connect;

    @Option(
            names = "--legacy",
            paramLabel = "URL",
            description = "Also try the monolith, as `serve --legacy` would. Default: none.")
    private @Nullable String legacy;

    @Option(names = "--legacy-tls-name", paramLabel = "NAME", description = "Same as for serve. Default: none.")
    private @Nullable String legacyTlsName;

    @Option(names = "--upstream-ca", paramLabel = "FILE", description = "Same as for serve. Default: none.")
    private @Nullable String authorities;

    @Option(names = "--upstream-cert", paramLabel = "FILE", description = "Same as for serve. Default: none.")
    private @Nullable String certificate;

    @Option(names = "--upstream-key", paramLabel = "FILE", description = "Same as for serve. Default: none.")
    private @Nullable String key;

    /// Every upstream, tried.
    ///
    /// @throws Refused where an option is wrong
    List<ConnectionTrial> run(List<GroupUpstreams> groups, Surroundings around) {
        UpstreamUrl url = read(ServeOptions.LEGACY, legacy, around);
        UpstreamSpec monolith = url == null
                ? null
                : new UpstreamSpec(
                        url,
                        HostSent.CLIENT,
                        null,
                        null,
                        1,
                        null,
                        null,
                        read(ServeOptions.LEGACY_TLS_NAME, legacyTlsName, around));
        try (UpstreamTls tls = UpstreamTls.of(read(ServeOptions.UPSTREAM_CA, authorities, around), pair(around))) {
            return ConnectionTrial.of(monolith, groups, tls);
        } catch (BadAuthorities | BadKey bad) {
            throw Refused.because(String.valueOf(bad.getMessage()));
        }
    }

    private @Nullable PemPair pair(Surroundings around) {
        Path chain = read(ServeOptions.UPSTREAM_CERT, certificate, around);
        Path secret = read(ServeOptions.UPSTREAM_KEY, key, around);
        if ((chain == null) != (secret == null)) {
            throw Refused.because("--upstream-cert and --upstream-key must be given together");
        }
        return chain == null || secret == null ? null : new PemPair("client certificate", "upstream", chain, secret);
    }

    private static <T> @Nullable T read(ServeOption<T> option, @Nullable String given, Surroundings around) {
        String text = given == null ? around.variable(option.variable()) : given;
        if (text.isEmpty()) {
            return null;
        }
        return option.form()
                .read(text)
                .orElseThrow(
                        () -> Refused.because(option.wrong(given == null ? option.variable() : option.flag(), text)));
    }
}
