package io.banyan.doctor;

import io.banyan.identity.IdentityAnswer;
import io.banyan.identity.IdentityNotes;
import io.banyan.identity.IdentityRule;
import io.banyan.identity.Said;
import io.banyan.identity.Unclear;
import io.banyan.upstream.Heard;
import java.util.Objects;

/// Whether LEGACY says who asks, so that MODERN can be told. It is asked without a credential, since the doctor has
/// none: a LEGACY that answers well says that nobody is signed in.
///
/// @param answer to GET `identity.from`
record WhoAsks(Case of, IdentityRule rule, Heard answer) {
    Finding found() {
        Said said = said();
        return switch (said) {
            case Said.Anonymous nobody -> well();
            case Said.Person person ->
                Finding.well(Question.IDENTITY, "LEGACY names even a client without a credential");
            case Said.Nothing(Unclear why, String detail) when why == Unclear.SIGNED_OUT -> well();
            case Said.Nothing(Unclear why, String detail)
            when why == Unclear.CLAIM -> Fault.NOBODY_UNSAID.in(of, "from", rule.from(), "found", detail);
            case Said.Nothing nothing ->
                Fault.WHO_UNSAID.in(
                        of,
                        "from",
                        rule.from(),
                        "found",
                        IdentityNotes.did(nothing),
                        "todo",
                        IdentityNotes.remedy(nothing, rule));
        };
    }

    private Finding well() {
        return Finding.well(
                Question.IDENTITY,
                "LEGACY says that a client without a credential is nobody (%d)".formatted(answer.status()));
    }

    private Said said() {
        if (!answer.hasHead() || !answer.whole()) {
            return answer.failure() == null
                    ? new Said.Nothing(Unclear.LATE, "")
                    : new Said.Nothing(Unclear.FAILED, answer.failure().tag());
        }
        return answer.body().length > IdentityAnswer.LARGEST
                ? new Said.Nothing(Unclear.TOO_LARGE, "")
                : IdentityAnswer.read(
                        rule,
                        answer.status(),
                        Objects.requireNonNullElse(answer.first("Content-Type"), ""),
                        answer.body());
    }
}
