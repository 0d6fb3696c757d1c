package io.banyan.ramp;

import io.banyan.evidence.Evidence;
import io.banyan.live.Ramping;
import io.banyan.split.Weight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a ramp does next. Whoever asks twice with the same arguments hears the same.
public sealed interface NextStep {
    /// Nothing: no ramp moves.
    record Rest() implements NextStep {}

    /// It stays where it is.
    ///
    /// @param lack what is missing
    /// @param earliest when it may move if nothing but time is missing; null = time does not help
    /// @param next the weight that it waits for
    record Wait(Cause cause, Lack lack, @Nullable Instant earliest, Weight next) implements NextStep {
        /// What is missing, and how much, a sentence.
        public String why() {
            return lack.says();
        }
    }

    /// What a ramp waits for. It is put into words only for those who ask.
    interface Lack {
        String says();
    }

    /// One that is in words already.
    record Said(String says) implements Lack {}

    /// It sets its weight. Every move is one commit of the weight and of `after`.
    ///
    /// @param reason for the audit: the evidence
    record Move(Ramping after, String reason) implements NextStep {}

    /// It goes back, likewise.
    record RollBack(Ramping after, String reason) implements NextStep {}

    /// It keeps its weight until somebody resumes it.
    ///
    /// @param breach a gate has failed
    record Hold(Ramping after, String reason, boolean breach) implements NextStep {}

    /// The last step has lasted; the weight stays.
    record Done(Ramping after, String reason) implements NextStep {}

    /// Why it waits.
    enum Cause {
        /// Its own time for this step: nothing is wrong.
        TIME(""),
        EVIDENCE("waits for evidence"),
        UNREAD("waits for a route of which no read was looked at"),
        ANEW("waits because evidence began anew"),
        HOURS("waits for its hours"),
        CAPPED("waits for max-weight");

        private final String says;

        Cause(String says) {
            this.says = says;
        }

        /// What live state says of a refusal to step; empty = it is none.
        public String says() {
            return says;
        }
    }

    /// Decides.
    ///
    /// @param rule null = the group's file has no ramp
    static NextStep of(@Nullable RampRule rule, Situation situation, Evidence evidence, Instant now) {
        Ramping ramping = situation.ramping();
        if (!ramping.phase().moves()) {
            return new Rest();
        }
        boolean down = ramping.phase() != Ramping.Phase.RUNNING;
        if (rule == null) {
            String gone = "the route file has no ramp any more";
            return down
                    ? new Descent(RampRule.ofOne(ramping.place().weight()), situation, now).rest()
                    : new Hold(ramping.in(Ramping.Phase.HELD, now, "ramp", gone), gone, false);
        }
        return down ? new Descent(rule, situation, now).next() : new Ascent(rule, situation, evidence, now).next();
    }
}
