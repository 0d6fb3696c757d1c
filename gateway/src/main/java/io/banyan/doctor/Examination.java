package io.banyan.doctor;

import io.banyan.doctor.Patient.ReadHeard;
import io.banyan.freshness.FreshnessRule;
import io.banyan.function.Shown;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.Heard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks one question after another, and stops at the first answer that is wrong: what comes after it would say the same
/// in other words.
public final class Examination {
    private final Case of;
    private final Patient patient;
    private final InstantSource clock;
    private @Nullable ConnectionTrial trial;
    private @Nullable Answered answered;

    private Examination(Case of, Patient patient, InstantSource clock) {
        this.of = of;
        this.patient = patient;
        this.clock = clock;
    }

    /// What each question came to, as far as it was asked; of the last one alone something may be wrong. Blocks.
    public static List<Finding> of(Case of, Patient patient, InstantSource clock) {
        Examination examination = new Examination(of, patient, clock);
        List<Finding> findings = new ArrayList<>();
        for (Question question : Question.values()) {
            examination.ask(question).ifPresent(findings::add);
            if (!findings.isEmpty() && findings.getLast().isWrong()) {
                break;
            }
        }
        return List.copyOf(findings);
    }

    /// Empty where there is no such question about this MODERN.
    private Optional<Finding> ask(Question question) {
        return switch (question) {
            case NAME -> reaching().name();
            case CONNECTION -> Optional.of(reaching().connection());
            case TLS -> reaching().tls();
            case CREDENTIALS -> Optional.ofNullable(patient.shown()).map(this::shown);
            case CALL -> call();
            case READ ->
                Optional.of(
                        of.read() == null
                                ? Finding.leftOut(
                                        Question.READ, "every route's path has a variable: name one with --read /path")
                                : answered().answer());
            case LIMIT -> of.lambda() == null ? Optional.empty() : new Limit(of, patient.configuration()).found();
            case FRESHNESS -> Optional.ofNullable(of.freshness()).map(this::freshness);
            case IDENTITY ->
                Optional.ofNullable(of.group().identity())
                        .map(rule -> new WhoAsks(of, rule, patient.whoIsNobody(rule)).found());
        };
    }

    private Reaching reaching() {
        if (trial == null) {
            trial = patient.connect();
        }
        return new Reaching(of, trial);
    }

    private Finding shown(Shown shown) {
        if (shown.there()) {
            return Finding.well(Question.CREDENTIALS, shown.says());
        }
        Fault fault =
                switch (shown.kind()) {
                    case AWS -> Fault.NO_AWS_CREDENTIALS;
                    case GOOGLE -> Fault.NO_GOOGLE_TOKEN;
                    case SECRET -> Fault.NO_SECRET;
                };
        return fault.in(of, "why", shown.says());
    }

    private Optional<Finding> call() {
        if (of.lambda() != null) {
            var heard = patient.dryRun(true);
            return Optional.of(new Calling(of, Question.CALL, clock.instant()).dryRun(heard, patient));
        }
        return of.read() == null ? Optional.empty() : answered().call();
    }

    private Answered answered() {
        if (answered == null) {
            ReadHeard read = patient.read();
            answered = new Answered(of, read, clock.instant());
        }
        return answered;
    }

    private Finding freshness(FreshnessRule rule) {
        Answered known = answered;
        Heard shows = known != null && known.isSuccess() ? known.read().answer() : null;
        return new Freshness(of, rule, shows).found(patient);
    }
}
