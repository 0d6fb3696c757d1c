package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.WeightLines;
import io.banyan.decide.GroupRules;
import io.banyan.live.Values;
import io.banyan.route.RouteSketch;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DriftTests {
    private static final WeightLines LINES = new WeightLines(6, Map.of("page", 12, "list", 20));

    private static final GroupRules RULES =
            new GroupRules(RouteSketch.group("events"), "events", List.of(), Weight.parse("80%"));

    @Test
    void isNoneWhereFileAndLiveStateAgree() {
        assertThat(drift(weights("10%", Map.of("page", "5%")), weights("10%", Map.of("page", "5%"))))
                .isEmpty();
    }

    @Test
    void namesTheLineOfTheWeightAndWhatToWriteThere() {
        assertThat(drift(weights("10%", Map.of()), weights("25%", Map.of())))
                .containsExactly(new Drift(
                        null,
                        new BigDecimal("10"),
                        new BigDecimal("25"),
                        new BigDecimal("25"),
                        "routes/events.yaml:6",
                        "weight: 25%"));
    }

    @Test
    void writesNothingThatCheckWouldRefuse() {
        assertThat(drift(weights("10%", Map.of()), weights("90%", Map.of())))
                .extracting(Drift::line)
                .containsExactly("weight: 80%");
    }

    @Test
    void tellsARouteThatInheritsFromOneThatDoesNot() {
        assertThat(drift(weights("10%", Map.of("page", "5%")), weights("10%", Map.of("list", "7.5%"))))
                .containsExactly(
                        new Drift(
                                "list",
                                null,
                                new BigDecimal("7.5"),
                                new BigDecimal("7.5"),
                                "routes/events.yaml:20",
                                "weight: 7.5%"),
                        new Drift(
                                "page",
                                new BigDecimal("5"),
                                null,
                                null,
                                "routes/events.yaml:12",
                                "# no weight: remove this line"));
    }

    @Test
    void leavesRoutesAloneThatTheFileHasNoMore() {
        assertThat(drift(weights("10%", Map.of()), weights("10%", Map.of("gone", "7%"))))
                .isEmpty();
    }

    private static List<Drift> drift(Values<Weight> file, Values<Weight> live) {
        return Drift.between(file, live, LINES, RULES, Set.of("page", "list"));
    }

    private static Values<Weight> weights(String weight, Map<String, String> routes) {
        return new Values<>(Weight.parse(weight), own(routes));
    }

    private static Map<String, Weight> own(Map<String, String> written) {
        return written.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Weight.parse(entry.getValue())));
    }
}
