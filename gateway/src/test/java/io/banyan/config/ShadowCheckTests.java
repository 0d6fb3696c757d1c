package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveValue;
import io.banyan.live.Values;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.split.Weight;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShadowCheckTests {
    @Test
    void readsAShareAloneOrASection() {
        assertThat(shares(read("shadow: 5%\n"))).isEqualTo(Values.all(new Weight(500)));

        FileGroup group =
                read("shadow: { share: 2.5%, credentials: true, per-second: 20, per-day: 100000, timeout: 3s }"
                        + "\nshadow-legacy: true\n");
        ShadowRule rule = group.upstreams().shadow();
        assertThat(shares(group).group()).isEqualTo(new Weight(250));
        assertThat(rule.credentials()).isTrue();
        assertThat(rule.legacy()).isTrue();
        assertThat(rule.budget()).isEqualTo(new Budget(20, 100_000));
        assertThat(rule.timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsTheShareOfARoute() {
        FileGroup group = read("", "    shadow: 1%\n");

        assertThat(shares(group)).isEqualTo(new Values<>(Weight.NONE, Map.of("event-page", new Weight(100))));
    }

    @Test
    void copiesNothingWhereNothingIsWritten() {
        FileGroup group = read("");

        assertThat(shares(group)).isEqualTo(Values.all(Weight.NONE));
        assertThat(group.upstreams().shadow()).isEqualTo(ShadowRule.DEFAULT);
    }

    @Test
    void waitsForACopyAsLongAsForAClientsRead() {
        String slow = ParsedFileTests.LITTLE.replace("  url:", "  timeout: 5s\n  url:");

        assertThat(slow).isNotEqualTo(ParsedFileTests.LITTLE);
        assertThat(timeout(slow)).isEqualTo(Duration.ofSeconds(5));
        assertThat(timeout("shadow: { share: 1%, timeout: 3s }\n" + slow)).isEqualTo(Duration.ofSeconds(3));
    }

    private static Duration timeout(String file) {
        FileGroup group = RouteFiles.parsed("events.yaml", 0, file).group();
        return Objects.requireNonNull(group).upstreams().shadow().timeout();
    }

    private static Values<Weight> shares(FileGroup group) {
        return group.asks().values().of(LiveValue.SHADOW);
    }

    private static FileGroup read(String ofGroup) {
        return read(ofGroup, "");
    }

    private static FileGroup read(String ofGroup, String ofRoute) {
        return Objects.requireNonNull(RouteFiles.parsed("events.yaml", 0, ofGroup + ParsedFileTests.LITTLE + ofRoute)
                .group());
    }
}
