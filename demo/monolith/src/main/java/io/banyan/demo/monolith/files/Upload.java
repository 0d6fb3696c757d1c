package io.banyan.demo.monolith.files;

/// What arrived of a file: its bytes are counted and hashed, not kept.
public record Upload(String fileName, long sizeBytes, String sha256) {}
