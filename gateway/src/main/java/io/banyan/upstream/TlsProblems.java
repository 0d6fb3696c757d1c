package io.banyan.upstream;

import io.banyan.tls.UpstreamTls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with TLS towards upstreams at this moment, for health and `status`.
public record TlsProblems(UpstreamTls files, Upstreams upstreams) {
    /// The files first, then LEGACY, then groups; empty = nothing.
    public List<String> now() {
        return Stream.concat(files.problem().stream(), upstreams.tlsProblems()).toList();
    }

    /// Of the installation's `--legacy`.
    public Optional<String> legacy() {
        return upstreams.legacyTlsProblem();
    }
}
