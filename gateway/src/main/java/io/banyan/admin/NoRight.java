package io.banyan.admin;

import org.springframework.security.access.AccessDeniedException;

/// A good token asks for something that it has no right to.
public final class NoRight extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    private final String cause;

    /// @param cause a tag: `role` or `group`
    public NoRight(String cause, String says) {
        super(says);
        this.cause = cause;
    }

    String tag() {
        return cause;
    }
}
