package io.banyan.metrics;

/// One group's figures under its name.
public record GroupFigures(String group, Figures figures) {}
