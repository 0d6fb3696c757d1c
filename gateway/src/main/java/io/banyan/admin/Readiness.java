package io.banyan.admin;

/// Whether a load balancer may send traffic: a snapshot of the route files is loaded, the traffic port listens, and
/// no stop has begun. LEGACY and bad files never change it. Safe for use by any thread.
public final class Readiness {
    private volatile boolean loaded;
    private volatile boolean listening;
    private volatile boolean draining;

    public void snapshotLoaded() {
        loaded = true;
    }

    public void listening() {
        listening = true;
    }

    /// Not ready any more, for good.
    public void draining() {
        draining = true;
    }

    public boolean ready() {
        return loaded && listening && !draining;
    }

    /// One word for people: `ready`, `draining` or `starting`.
    public String state() {
        return ready() ? "ready" : draining ? "draining" : "starting";
    }
}
