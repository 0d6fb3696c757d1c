package io.banyan.route;

/// The two systems that can serve a route. `LEGACY` is always right: whatever is in doubt goes there.
public enum Side {
    LEGACY,
    MODERN
}
