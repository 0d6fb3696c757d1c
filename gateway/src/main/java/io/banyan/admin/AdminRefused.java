package io.banyan.admin;

import java.util.List;

/// The admin port cannot be opened as it was asked.
public final class AdminRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final List<String> problems;

    AdminRefused(List<String> problems, Throwable cause) {
        super(String.join("; ", problems), cause);
        this.problems = List.copyOf(problems);
    }

    AdminRefused(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /// What was found, what is allowed, what to write instead.
    public List<String> problems() {
        return problems;
    }
}
