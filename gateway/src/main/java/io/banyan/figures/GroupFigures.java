package io.banyan.figures;

/// One group's figures under its name.
public record GroupFigures(String group, Figures figures) {}
