package io.banyan.edge;

import io.banyan.upstream.LegacyGuard;
import org.jspecify.annotations.Nullable;

/// The places that one exchange holds on LEGACY: its own, and for a fall-back one of its group's share too.
final class LegacyPlaces {
    private @Nullable LegacyGuard place;
    private @Nullable LegacyGuard share;

    /// False: none is free, and none is held.
    boolean take(LegacyGuard guard, @Nullable LegacyGuard fallBacks) {
        if (fallBacks != null && !fallBacks.enter()) {
            return false;
        }
        share = fallBacks;
        if (!guard.enter()) {
            leave();
            return false;
        }
        place = guard;
        return true;
    }

    void leave() {
        if (place != null) {
            place.left();
            place = null;
        }
        if (share != null) {
            share.left();
            share = null;
        }
    }
}
