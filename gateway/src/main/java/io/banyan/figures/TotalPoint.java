package io.banyan.figures;

import java.time.Instant;

/// The figures of all groups together over one step of the history.
///
/// @param at its end
public record TotalPoint(Instant at, TotalFigures figures) {}
