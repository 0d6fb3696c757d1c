package io.banyan.doctor;

import io.banyan.exchange.ModernState.What;
import io.banyan.upstream.ConnectionTrial;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a try to connect means: to the name, to the connection and to TLS.
record Reaching(Case of, ConnectionTrial trial) {
    /// What a read waits for a connection.
    static final Duration SOON = Duration.ofMillis(500);

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /// Empty where an address is written.
    Optional<Finding> name() {
        String host = of.modern().url().serverName();
        if (ADDRESS.matcher(host).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                trial.what() == What.NAME_NOT_FOUND
                        ? Fault.NAME_UNKNOWN.in(of)
                        : Finding.well(Question.NAME, "the name " + host + " leads to an address"));
    }

    Finding connection() {
        return switch (trial.what()) {
            case REFUSES_CONNECTIONS -> Fault.REFUSED.in(of);
            case TAKES_NO_CONNECTION -> Fault.NO_CONNECTION.in(of);
            case null, default ->
                trial.what() == null && trial.took().compareTo(SOON) > 0
                        ? Fault.SLOW_CONNECTION.in(of, "took", Case.measured(trial.took()))
                        : Finding.well(Question.CONNECTION, taken());
        };
    }

    private String taken() {
        return trial.address() == null
                ? of.modern().url().authority() + " takes connections"
                : trial.address() + " took a connection after " + Case.measured(trial.took());
    }

    /// Empty over plain HTTP. What is wrong is told with its remedy behind a semicolon.
    Optional<Finding> tls() {
        if (!of.modern().secure()) {
            return Optional.empty();
        }
        String host = of.modern().url().serverName();
        if (trial.what() != What.TLS_FAILS) {
            return Optional.of(Finding.well(Question.TLS, "its certificate is good for it"));
        }
        String problem = trial.problem().orElse("TLS with " + host + " fails");
        int at = problem.endsWith("?") ? -1 : problem.indexOf("; ");
        String remedy = at < 0
                ? "see that TLS is spoken there, or write http:// in modern.url where that is intended"
                : problem.substring(at + 2);
        return Optional.of(Fault.TLS.in(of, "what", at < 0 ? problem : problem.substring(0, at), "remedy", remedy));
    }
}
