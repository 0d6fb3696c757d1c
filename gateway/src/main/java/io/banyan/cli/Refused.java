package io.banyan.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that ends with exit code 1. The first line says what happened, the others what to do; no line ever holds a
/// token.
final class Refused extends RuntimeException {
    static final int EXIT_CODE = 1;

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;
    private final @Nullable String problem;
    private final int status;

    private Refused(List<String> lines, @Nullable Answer answer) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
        this.problem = answer == null ? null : answer.body();
        this.status = answer == null ? 0 : answer.status();
    }

    static Refused because(String... lines) {
        return new Refused(List.of(lines), null);
    }

    static Refused by(Answer answer, List<String> lines) {
        return new Refused(lines, answer);
    }

    void tell(PrintWriter err) {
        String before = "banyan: ";
        for (String line : lines) {
            err.println(before + line);
            before = "  ";
        }
        err.flush();
    }

    List<String> lines() {
        return lines;
    }

    /// The API's problem+json as it came; null where no answer came at all.
    @Nullable
    String problem() {
        return problem;
    }

    /// The answer's status; 0 where no answer came at all.
    int status() {
        return status;
    }
}
