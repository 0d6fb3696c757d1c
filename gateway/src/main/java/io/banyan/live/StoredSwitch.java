package io.banyan.live;

/// The kill switch for everything, as a store keeps it.
public record StoredSwitch(Revision revision, boolean killed) {
    static final StoredSwitch OFF = new StoredSwitch(Revision.NONE, false);
}
