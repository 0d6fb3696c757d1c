package io.banyan.catalog;

/// A version that is meant to answer.
///
/// @param version as answers name it: `7`
/// @param where it is declared, and how to declare another one: `write banyan.io/version: "8" in …`
public record DeclaredVersion(String version, String where) {}
