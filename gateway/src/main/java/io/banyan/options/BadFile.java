package io.banyan.options;

import java.io.Serial;

/// A path at which there is no file to read, and why.
final class BadFile extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param why as "it ..." goes on
    BadFile(String why) {
        super(why);
    }
}
