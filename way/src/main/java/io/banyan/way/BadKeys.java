package io.banyan.way;

import java.util.List;

/// A file of keys that cannot be used. The message has every problem, each with file and line, and never a key.
public final class BadKeys extends Exception {
    private static final long serialVersionUID = 1L;

    BadKeys(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
    }

    /// Each with file and line.
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
