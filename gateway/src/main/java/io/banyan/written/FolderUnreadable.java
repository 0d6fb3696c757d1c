package io.banyan.written;

/// The folder of route files cannot be read; `problem` says why, in an operator's words.
public final class FolderUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    FolderUnreadable(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
