package io.banyan.projections.store;

/// A store gave no answer. Asking again later may help; what was asked may have been done.
public final class ViewUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
