package io.banyan.catalog;

/// One group calls another.
public record CallPair(String caller, String called) {}
