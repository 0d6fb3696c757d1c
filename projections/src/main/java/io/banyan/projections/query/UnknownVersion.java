package io.banyan.projections.query;

import io.banyan.projections.store.ViewId;

/// A request asks for a version that the service was not written for.
final class UnknownVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownVersion(ViewId asked, ViewId active) {
        super("this service was not written for version " + asked.version() + " of view " + asked.name()
                + "; it serves version " + active.version());
    }
}
