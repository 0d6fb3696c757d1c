package io.banyan.projections.store;

/// A partition of a view that is read has no checkpoint: nothing has been built there, or it was dropped or lost.
public final class NoSuchView extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchView(ViewId view) {
        super("view " + view + " is not in the store");
    }
}
