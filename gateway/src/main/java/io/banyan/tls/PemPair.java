package io.banyan.tls;

import java.nio.file.Path;

/// The two PEM files of one port's TLS: its certificate chain and the private key to it.
///
/// @param port as people call it: `traffic port`
/// @param option what the flags begin with: `tls` for `--tls-cert` and `--tls-key`
public record PemPair(String port, String option, Path cert, Path key) {}
