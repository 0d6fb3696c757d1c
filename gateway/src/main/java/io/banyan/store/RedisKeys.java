package io.banyan.store;

import java.util.regex.Pattern;

/// The keys of one installation, all under one hash tag, so that Redis Cluster keeps them on one node.
///
/// @param name of the installation, 1 to 63 of `A-Z a-z 0-9 . _ -`: two fleets on one Redis need two
record RedisKeys(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    RedisKeys {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "was '" + name + "' but must be 1 to 63 letters, digits, dots, dashes; write banyan");
        }
    }

    /// Hash: `revision`, `everything`, and `group:NAME` → document.
    String state() {
        return key("state");
    }

    /// Stream: `order`, `document`.
    String audit() {
        return key("audit");
    }

    /// Sorted set of the ids of changes, in the order they were taken.
    String ids() {
        return key("ids");
    }

    /// Sorted set of groups by the moment some replica last had a file of theirs (ms since 1970).
    String seen() {
        return key("seen");
    }

    /// Sorted set of replicas by the moment they were last shown (ms since 1970, by Redis's clock).
    String replicas() {
        return key("replicas");
    }

    /// Hash: replica → document.
    String shown() {
        return key("shown");
    }

    /// Hash: slot → a point of the history of figures. Figures of one range are one ring.
    String figures(String ring) {
        return key("figures:" + ring);
    }

    /// Hashes: when subjects of the catalogue were first and last declared and seen, and their calls, a step each.
    String sightings(String what) {
        return key("sightings:" + what);
    }

    /// Evidence: hashes of epochs and of counts, sorted sets of revisions, and a key for each entity that was counted.
    String evidence(String what) {
        return key("evidence:" + what);
    }

    /// A pattern that means all of these.
    String all() {
        return key("*");
    }

    /// Channel, on which each new revision is published.
    String revisions() {
        return key("revisions");
    }

    private String key(String what) {
        return "banyan:{" + name + "}:" + what;
    }
}
