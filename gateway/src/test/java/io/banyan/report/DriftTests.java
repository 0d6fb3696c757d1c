package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.FileWeights;
import io.banyan.config.WeightLines;
import io.banyan.live.GroupState;
import io.banyan.route.Origin;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DriftTests {
    private static final WeightLines LINES = new WeightLines(6, Map.of("page", 12, "list", 20));

    @Test
    void isNoneWhereFileAndLiveStateAgree() {
        assertThat(drift(file("10%", Map.of("page", "5%")), live("10%", Map.of("page", "5%"))))
                .isEmpty();
    }

    @Test
    void namesTheLineOfTheWeightAndWhatToWriteThere() {
        assertThat(drift(file("10%", Map.of()), live("25%", Map.of())))
                .containsExactly(new Drift(
                        null, new BigDecimal("10"), new BigDecimal("25"), "routes/events.yaml:6", "weight: 25%"));
    }

    @Test
    void writesNothingThatCheckWouldRefuse() {
        assertThat(drift(file("10%", Map.of()), live("90%", Map.of())))
                .extracting(Drift::line)
                .containsExactly("weight: 80%");
    }

    @Test
    void tellsARouteThatInheritsFromOneThatDoesNot() {
        assertThat(drift(file("10%", Map.of("page", "5%")), live("10%", Map.of("list", "7.5%"))))
                .containsExactly(
                        new Drift("list", null, new BigDecimal("7.5"), "routes/events.yaml:20", "weight: 7.5%"),
                        new Drift(
                                "page",
                                new BigDecimal("5"),
                                null,
                                "routes/events.yaml:12",
                                "# no weight: remove this line"));
    }

    @Test
    void leavesRoutesAloneThatTheFileHasNoMore() {
        assertThat(drift(file("10%", Map.of()), live("10%", Map.of("gone", "7%"))))
                .isEmpty();
    }

    private static List<Drift> drift(FileWeights file, GroupState live) {
        return Drift.between(
                file, live, Weight.parse("80%"), new Origin("routes/events.yaml", 1), Set.of("page", "list"));
    }

    private static FileWeights file(String weight, Map<String, String> routes) {
        return new FileWeights(Weight.parse(weight), weights(routes), "", LINES);
    }

    private static GroupState live(String weight, Map<String, String> routes) {
        return new GroupState(1, Weight.parse(weight), weights(routes), false);
    }

    private static Map<String, Weight> weights(Map<String, String> written) {
        return written.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Weight.parse(entry.getValue())));
    }
}
