package io.banyan.projections.feed;

import io.banyan.projections.store.ViewId;

/// What the feed's keys are called in Redis. The view's name is their hash tag, so that all of a view is in one slot.
final class FeedKeys {
    private FeedKeys() {}

    /// A hash with field `active`, the version that is served.
    static String view(String name) {
        return "banyan:views:{" + name + "}";
    }

    /// A hash: how one version is.
    static String version(ViewId view) {
        return view(view.name()) + ":v" + view.version();
    }
}
