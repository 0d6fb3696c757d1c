package io.banyan.written;

import io.banyan.route.Origin;
import io.banyan.written.Rule.Severity;

/// One broken rule at one place, in the words that `check`, log, health and page all show.
///
/// @param at the file and line; line 0 means the file or folder as a whole
/// @param message what was found, what is allowed, what to write instead
public record Problem(Rule rule, Origin at, String message) {
    public Severity severity() {
        return rule.severity();
    }

    /// As the operator names it; the folder, or the file of tokens, where it is about that.
    public String file() {
        return at.file();
    }

    /// From 1; 0 means the whole.
    public int line() {
        return at.line();
    }

    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    /// `routes/orders.yaml:12: weight was '140%' but must be ...`; warnings say so before the message.
    @Override
    public String toString() {
        String place = at.line() == 0 ? at.file() : at.toString();
        return place + (isError() ? ": " : ": warning: ") + message;
    }
}
