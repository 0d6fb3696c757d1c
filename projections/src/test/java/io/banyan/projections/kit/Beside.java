package io.banyan.projections.kit;

import io.banyan.projections.change.Change;

/// Beside a projection, not in it.
final class Beside {
    private Beside() {}

    static String text(Change change) {
        return change.table().toString();
    }
}
