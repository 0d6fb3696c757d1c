package io.banyan.projections.store;

/// What an operator asks of whoever runs a view. Stays until it is done, so it outlives the runner.
public enum Wish {
    /// Read all rows into this version anew. Nobody is served from it meanwhile.
    REBUILD,
    /// Try the dead letters again.
    REPLAY
}
