package io.banyan.doctor;

import io.banyan.upstream.Heard;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long a function may run, beside how long its reads are waited for. What runs on after LEGACY has answered costs
/// and is of use to nobody.
record Limit(Case of, Heard configuration) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Empty where it may not be known.
    Optional<Finding> found() {
        Duration most = of.modern().timeout();
        Duration limit = limit();
        if (most == null || limit == null) {
            return Optional.empty();
        }
        Duration least = Duration.ofSeconds((most.toMillis() + 999) / 1_000);
        return Optional.of(
                limit.compareTo(least) > 0
                        ? Fault.LONGER_LIMIT.in(of, "limit", Case.written(limit), "least", Case.written(least))
                        : Finding.well(
                                Question.LIMIT,
                                "it may run for " + Case.written(limit) + ", and LEGACY answers after "
                                        + Case.written(most)));
    }

    private @Nullable Duration limit() {
        if (configuration.status() != 200) {
            return null;
        }
        try {
            JsonNode timeout = JSON.readTree(configuration.body()).path("Timeout");
            return timeout.isInt() && timeout.intValue() > 0 ? Duration.ofSeconds(timeout.intValue()) : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
