package io.banyan.demo.monolith.site;

/// What was asked for does not exist.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound() {
        super("not found", null, false, false);
    }
}
