package io.banyan.projections.projection;

import org.jspecify.annotations.Nullable;

/// Whether to go on waiting for an answer; asked several times a second, by the thread that waits.
public interface Patience {
    /// Gives up as soon as anything is wrong.
    Patience UNTIL_TROUBLE = why -> why == null;

    /// False: nobody needs the answer any more.
    ///
    /// @param why it takes longer than it should, with what to do; null: nothing is wrong
    boolean goOn(@Nullable String why);
}
