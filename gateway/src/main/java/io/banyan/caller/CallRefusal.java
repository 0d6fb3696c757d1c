package io.banyan.caller;

import java.util.Locale;

/// Why a call through the inner door is not made.
///
/// @param detail a sentence for the team that called, without internals of another group
public record CallRefusal(Cause cause, String detail) implements Admission {
    /// A closed set.
    public enum Cause {
        /// Nobody knows whose call it is.
        CALLER(401),
        /// The way that came with it does not hold.
        WAY(401),
        /// No group publishes what was asked for.
        UNPUBLISHED(404),
        /// The caller's file does not say that it calls this group.
        UNDECLARED(403),
        /// It has passed the group that is called.
        LOOP(508),
        /// It has passed as many groups as it may.
        TOO_DEEP(508),
        /// Nobody waits for its answer any more.
        OUT_OF_TIME(504);

        private final int status;

        Cause(int status) {
            this.status = status;
        }

        /// Its spelling in the API and in logs: `out-of-time`.
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public int status() {
            return status;
        }

        /// It came back to where it was, or went too far.
        public boolean isLoop() {
            return this == LOOP || this == TOO_DEEP;
        }
    }
}
