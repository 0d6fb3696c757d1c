package io.banyan.tls;

import java.nio.file.Path;

/// Two PEM files: a certificate chain and the private key to it, of a port or of us as a client of upstreams.
///
/// @param port whose, as people call it: `traffic port`
/// @param option what the flags begin with: `tls` for `--tls-cert` and `--tls-key`
public record PemPair(String port, String option, Path cert, Path key) {}
