package io.banyan.projections.projection;

/// A document was asked for that has not been fetched: the call is given up, and made again when it has. An Error, so
/// that what a projection catches of its own does not catch it.
final class NotAtHand extends Error {
    private static final long serialVersionUID = 1L;

    NotAtHand() {
        super("the document has not been fetched yet", null, false, false);
    }
}
