package io.banyan.projections.feed;

import io.banyan.projections.store.ViewId;

/// What the feed's keys are called in Redis. The view's name is their hash tag, so that all of a view is in one slot.
final class FeedKeys {
    /// A set: the names of all views.
    static final String NAMES = "banyan:views:names";

    private FeedKeys() {}

    /// A hash with field `active`, the version that is served, and a field for each version.
    static String view(String name) {
        return "banyan:views:{" + name + "}";
    }

    /// Of the view's hash: since when this version is known.
    static String field(ViewId view) {
        return "v" + view.version();
    }

    /// A hash: how one version is.
    static String version(ViewId view) {
        return view(view.name()) + ":v" + view.version();
    }

    /// A text: a request that no runner has taken over.
    static String asked(ViewId view) {
        return version(view) + ":asked";
    }

    /// A text: a request for keys of documents.
    static String sampled(ViewId view) {
        return version(view) + ":sampled";
    }

    /// A text: the answer to it.
    static String sample(ViewId view) {
        return version(view) + ":sample";
    }
}
