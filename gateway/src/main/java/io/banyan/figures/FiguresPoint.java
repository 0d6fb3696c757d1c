package io.banyan.figures;

import java.time.Instant;

/// A group's figures over one step of the history.
///
/// @param at its end
public record FiguresPoint(Instant at, Figures figures) {}
