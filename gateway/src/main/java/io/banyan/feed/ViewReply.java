package io.banyan.feed;

import java.util.List;

/// What Redis has of one view.
///
/// @param active 0 = none
record ViewReply(String view, int active, List<VersionReply> versions) {
    ViewReply {
        versions = List.copyOf(versions);
    }
}
