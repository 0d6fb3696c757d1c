package io.banyan.projections.store;

import java.time.Instant;

/// What became of the last wish that was done or refused.
///
/// @param id of the wish; empty: it could not be read
/// @param says a sentence for people
/// @param refused true: nothing of it was done, and nothing will be
public record Did(String id, String says, Instant at, boolean refused) {}
