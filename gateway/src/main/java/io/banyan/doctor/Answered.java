package io.banyan.doctor;

import io.banyan.doctor.Patient.ReadHeard;
import io.banyan.upstream.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What one read of MODERN means.
record Answered(Case of, ReadHeard read, Instant now) {
    private static final int SUCCESS = 2;

    /// Whether a platform that asks for proof took the call; empty where that was asked before, or of nobody.
    Optional<Finding> call() {
        Heard wire = read.wire();
        if (of.modern().platform() == null || of.lambda() != null) {
            return Optional.empty();
        }
        Calling calling = new Calling(of, Question.CALL, now);
        if (wire == null || !wire.hasHead()) {
            return Optional.of(calling.nothing(wire == null ? read.answer() : wire));
        }
        return calling.stopped(wire).or(() -> Optional.of(Finding.well(Question.CALL, "its platform takes calls")));
    }

    Finding answer() {
        return unanswered()
                .or(this::returned)
                .or(this::unreadable)
                .or(this::late)
                .or(this::status)
                .orElseGet(this::well);
    }

    private Optional<Finding> unanswered() {
        Calling calling = new Calling(of, Question.READ, now);
        Heard wire = read.wire();
        if (wire == null) {
            return Optional.of(calling.nothing(read.answer()));
        }
        return wire.hasHead() ? Optional.empty() : Optional.of(calling.nothing(wire));
    }

    private Optional<Finding> returned() {
        Heard wire = read.wire();
        var function = of.lambda();
        if (wire == null || function == null) {
            return Optional.empty();
        }
        return wire.status() == 200
                ? new Returned(of, wire, function.streamed()).fault()
                : Optional.of(new Calling(of, Question.READ, now).refused(wire));
    }

    /// What came is nothing that a client could be shown.
    private Optional<Finding> unreadable() {
        Heard answer = read.answer();
        if (answer.hasHead()) {
            return Optional.empty();
        }
        return Optional.of(
                of.lambda() == null
                        ? new Calling(of, Question.READ, now).nothing(answer)
                        : Fault.BAD_ANSWER.in(
                                of, "why", "it has a header that HTTP does not allow, or none that ends"));
    }

    private Optional<Finding> late() {
        Duration most = of.modern().timeout();
        Duration took = read.answer().took();
        return most == null || took.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(Fault.LATE.in(of, "took", Case.measured(took)));
    }

    /// One that LEGACY would answer instead of, or that is no answer at all.
    private Optional<Finding> status() {
        int status = read.answer().status();
        if (status == 401 && of.group().identity() != null) {
            return Optional.of(Fault.TOKEN_NOT_BELIEVED.in(of));
        }
        return status >= 500 || of.group().fallBack().onStatus(status)
                ? Optional.of(Fault.BAD_STATUS.in(of, "status", String.valueOf(status)))
                : Optional.empty();
    }

    private Finding well() {
        Heard answer = read.answer();
        String says = "it answered %s with %d after %s"
                .formatted(of.words().get("read"), answer.status(), Case.measured(answer.took()));
        return Finding.well(
                Question.READ, isSuccess() ? says : says + ", as it does to a client whom it does not know");
    }

    /// Whether it showed what a client wants to see.
    boolean isSuccess() {
        return read.answer().status() / 100 == SUCCESS;
    }
}
