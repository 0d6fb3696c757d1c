package io.banyan.newside;

/// The next version of the same view, built beside it.
public final class SecondCounterProjection extends CounterProjection {
    @Override
    public int version() {
        return 2;
    }
}
