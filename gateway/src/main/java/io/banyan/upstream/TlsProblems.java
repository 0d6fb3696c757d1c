package io.banyan.upstream;

import io.banyan.tls.UpstreamTls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with upstreams at this moment, for health and `status`: TLS first of all.
public record TlsProblems(UpstreamTls files, Upstreams upstreams) {
    /// The files first, then LEGACY, then groups; empty = nothing.
    public List<String> now() {
        return Stream.concat(files.problem().stream(), upstreams.tlsProblems()).toList();
    }

    /// Likewise, and a sentence for each group whose MODERN is down for another cause.
    public List<String> all() {
        List<String> tls = now();
        return Stream.concat(tls.stream(), upstreams.modernsDown().filter(down -> tls.stream()
                        .noneMatch(down::startsWith)))
                .toList();
    }

    /// Of the installation's `--legacy`.
    public Optional<String> legacy() {
        return upstreams.legacyTlsProblem();
    }
}
