package io.banyan.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gateway was not started, for reasons an operator can mend: every reason, one line each.
public final class StartRefused extends RuntimeException {
    /// Refused or failed: a port in use, a folder that cannot be written.
    public static final int FAILED = 1;
    /// Wrong usage: an option's value.
    static final int WRONG_USAGE = 2;

    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final transient List<String> reasons;

    /// @param reasons one line each, at least one
    public StartRefused(int exitCode, List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
        this.exitCode = exitCode;
        this.reasons = List.copyOf(reasons);
    }

    /// For one reason, with exit code `FAILED`.
    public StartRefused(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.exitCode = FAILED;
        this.reasons = List.of(reason);
    }

    public List<String> reasons() {
        return reasons;
    }

    public int exitCode() {
        return exitCode;
    }
}
