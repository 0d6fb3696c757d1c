package io.banyan.doctor;

import io.banyan.lambda.ClockDifference;
import io.banyan.lambda.InvokeFault;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Platform;
import java.time.Instant;
import java.util.Optional;

/// What it means that a call was refused, or brought nothing.
///
/// @param now when it was
record Calling(Case of, Question question, Instant now) {
    /// A function was asked for, and not called.
    Finding dryRun(Heard heard, Patient patient) {
        if (!heard.hasHead()) {
            return nothing(heard);
        }
        if (heard.status() / 100 == 2) {
            return Finding.well(question, of.modern().shown() + " may be called");
        }
        PlatformWord word = PlatformWord.of(heard);
        boolean alias = of.lambda() != null && of.lambda().function().qualifier() != null;
        if (alias && word.isOfAws() && word.means() == InvokeFault.NO_SUCH_FUNCTION) {
            boolean there = patient.dryRun(false).status() / 100 == 2;
            return (there ? Fault.NO_SUCH_ALIAS : Fault.NO_SUCH_FUNCTION).in(question, of);
        }
        return word.status() == 400 && !word.isAboutTenants() && word.means() == InvokeFault.FAILED
                ? Finding.leftOut(question, of.modern().url() + " knows no dry run (400 " + word.type() + ")")
                : refused(heard);
    }

    /// A function's platform refused the call.
    Finding refused(Heard heard) {
        PlatformWord word = PlatformWord.of(heard);
        String[] more = {"status", String.valueOf(word.status()), "type", word.type(), "resource", resource(word)};
        return clock(heard, word).orElseGet(() -> fault(word).in(question, of, more));
    }

    private String resource(PlatformWord word) {
        String named = word.resource();
        return named == null ? of.modern().shown() : named;
    }

    private Fault fault(PlatformWord word) {
        if (word.isAboutTenants()) {
            boolean named = of.lambda() != null && of.lambda().tenant() != null;
            return named ? Fault.TENANT_UNWANTED : Fault.TENANT_MISSING;
        }
        if (word.isAboutTheRegion()) {
            return Fault.WRONG_REGION;
        }
        if (word.isAboutReadiness()) {
            return Fault.NOT_READY;
        }
        if (word.isAboutLoopback()) {
            return Fault.LOOPBACK_ONLY;
        }
        if (word.isAboutAToken() || (!word.isOfAws() && word.status() == 401)) {
            return of.secretHeader() == null ? Fault.TOKEN_MISSING : Fault.TOKEN_REFUSED;
        }
        if (!word.isOfAws() && (word.status() == 404 || word.status() == 405)) {
            return Fault.NO_INVOKE_API;
        }
        return switch (word.means()) {
            case THROTTLED -> Fault.THROTTLED;
            case DENIED -> Fault.NOT_ALLOWED;
            case NO_SUCH_FUNCTION -> Fault.NO_SUCH_FUNCTION;
            case TOO_LARGE -> Fault.EVENT_TOO_LARGE;
            case CLOCK_OFF -> Fault.CLOCK_OFF;
            case EXPIRED_CREDENTIALS -> Fault.EXPIRED_CREDENTIALS;
            case WRONG_CREDENTIALS -> Fault.WRONG_CREDENTIALS;
            case FAILED -> Fault.PLATFORM_FAILS;
        };
    }

    /// Where the clocks differ, that comes first: nothing else that is said of a signature means anything then.
    private Optional<Finding> clock(Heard heard, PlatformWord word) {
        boolean ofSignature =
                switch (word.means()) {
                    case CLOCK_OFF, EXPIRED_CREDENTIALS, WRONG_CREDENTIALS -> true;
                    case DENIED -> word.isOfAws();
                    case THROTTLED, NO_SUCH_FUNCTION, TOO_LARGE, FAILED -> false;
                };
        ClockDifference off = ClockDifference.of(heard.first("Date"), now);
        if (!ofSignature || (!off.spoilsSignatures() && word.means() != InvokeFault.CLOCK_OFF)) {
            return Optional.empty();
        }
        long minutes = off.ahead().abs().toMinutes();
        String side = off.ahead().isNegative() ? " behind" : " ahead of";
        return Optional.of(Fault.CLOCK_OFF.in(
                question, of, "off", minutes == 0 ? "not within 5 minutes of" : minutes + " min" + side));
    }

    /// The platform before an application refused the call, as told from the application's own answer; empty = it did
    /// not.
    Optional<Finding> stopped(Heard heard) {
        int status = heard.status();
        if (status != 401 && status != 403) {
            return Optional.empty();
        }
        String[] more = {"status", String.valueOf(status)};
        return switch (of.modern().platform()) {
            case Platform.SignedRequests signed when PlatformWord.of(heard).isOfAws() -> Optional.of(signature(heard));
            case Platform.GoogleToken token
            when isGooglesChallenge(heard) -> Optional.of(Fault.GOOGLE_REFUSED.in(question, of, more));
            case Platform.SecretHeader header
            when "0".equals(heard.first("Content-Length")) -> Optional.of(Fault.SECRET_REFUSED.in(question, of, more));
            case null, default -> Optional.empty();
        };
    }

    private Finding signature(Heard heard) {
        PlatformWord word = PlatformWord.of(heard);
        boolean denied = word.means() == InvokeFault.DENIED;
        return denied && clock(heard, word).isEmpty()
                ? Fault.URL_NOT_ALLOWED.in(question, of, "status", String.valueOf(word.status()), "type", word.type())
                : refused(heard);
    }

    private static boolean isGooglesChallenge(Heard heard) {
        String challenge = heard.first("WWW-Authenticate");
        return challenge != null && challenge.startsWith("Bearer") && challenge.contains("error=");
    }

    /// No head came.
    Finding nothing(Heard heard) {
        String took = Case.measured(heard.took());
        return switch (heard.failure()) {
            case TIMEOUT -> Fault.NO_ANSWER.in(question, of, "took", took);
            case CONNECT -> Fault.SLOW_CONNECTION.in(question, of, "took", "too long");
            case RESET -> Fault.CUT.in(question, of);
            case MALFORMED -> Fault.NOT_HTTP.in(question, of);
            case LANE -> Fault.FILTERS_FAIL.in(question, of);
            case UNREPRESENTABLE -> Fault.UNREPRESENTABLE.in(question, of);
            case CREDENTIALS -> missing();
            case null, default -> Fault.BANYAN_FAILS.in(question, of);
        };
    }

    /// They were there a moment ago.
    private Finding missing() {
        String why = "it ended while it was looked at";
        return switch (of.modern().platform()) {
            case Platform.GoogleToken token -> Fault.NO_GOOGLE_TOKEN.in(question, of, "why", why);
            case Platform.SecretHeader header -> Fault.NO_SECRET.in(question, of, "why", why);
            case null, default -> Fault.NO_AWS_CREDENTIALS.in(question, of, "why", why);
        };
    }
}
