package io.banyan.functions.spec;

/// One mistake: where, what was found, what is allowed, what to write instead.
///
/// @param line from 1; 0 is the file, or the folder, as a whole
public record Problem(String file, int line, String message) {
    /// `functions/orders/function.yaml:7: runtime was ...`.
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message;
    }
}
