package io.banyan.functions.environment;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a start failed, in a sentence for people: where it was written, what happened, where to look. Pure.
///
/// @param deployed what was to be started
record Trouble(Deployed deployed) {
    String missing(String what) {
        return head() + deployed.shown() + " cannot be started: " + what;
    }

    String couldNotBegin(Failure failure) {
        return head() + deployed.shown() + " could not begin: " + failure.text() + "; " + logs();
    }

    String tooLate(Duration limit) {
        return head() + deployed.shown() + " asked for no event within " + seconds(limit) + " s of its start; "
                + logs();
    }

    /// @param words the last that it printed; null: none
    String ended(String how, @Nullable String words) {
        return head() + "the process of " + deployed.shown() + " ended (" + how
                + ") before it asked for its first event" + (words == null ? "" : "; its last words: " + words) + "; "
                + logs();
    }

    /// `3.00`.
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1000.0);
    }

    private String head() {
        return deployed.spec().source().place() + ": ";
    }

    private String logs() {
        return "./banyan functions logs " + deployed.spec().name() + " shows all that it printed";
    }
}
