package io.banyan.admin;

import io.banyan.config.Problem;
import java.util.List;

/// The file of `--tokens` has errors at the start.
public final class TokensRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    TokensRefused(List<Problem> problems) {
        super("the tokens file has errors", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// Errors and warnings, for people.
    public List<Problem> problems() {
        return problems;
    }
}
