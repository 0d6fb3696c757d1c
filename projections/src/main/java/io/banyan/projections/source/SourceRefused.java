package io.banyan.projections.source;

/// A database does not give what is asked, and will not before somebody does something. The message says what was
/// found, what is needed and what to run, a problem a line.
public final class SourceRefused extends SourceTrouble {
    private static final long serialVersionUID = 1L;

    public SourceRefused(String message) {
        super(message, null);
    }
}
