package io.banyan.api;

/// A change expects a revision at which the group stands no more.
final class StaleRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String group;

    StaleRequest(String group) {
        super(group, null, false, false);
        this.group = group;
    }

    String group() {
        return group;
    }
}
