package io.banyan.live;

/// A change was made for a revision that is no longer the current one.
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String group;

    Stale(String group, Revision expected, Revision now) {
        super("group " + group + " is at revision " + now + ", no longer at " + expected, null, false, false);
        this.group = group;
    }

    public String group() {
        return group;
    }
}
