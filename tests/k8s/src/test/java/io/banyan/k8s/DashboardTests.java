package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banyan.meters.Meters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardTests {
    /// Labels that Prometheus adds by itself when it scrapes a pod, and the one of a histogram's buckets.
    private static final Set<String> SCRAPED = Set.of("namespace", "pod", "le");

    /// Micrometer's own: those that a panel shows, with their tags.
    private static final Map<String, Set<String>> OF_THE_JVM = Map.of("jvm_memory_used_bytes", Set.of("area", "id"));

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METER = Pattern.compile("\\b((?:banyan|jvm|process|system)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+) *(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without) *\\(([^)]*)\\)");

    @Test
    void asksOnlyForMetersAndLabelsThatExist() throws JsonProcessingException {
        Map<String, Set<String>> known = atPrometheus();

        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(10).allSatisfy(expression -> {
            String bare = TEXT.matcher(expression).replaceAll("");
            Set<String> labels = new HashSet<>(SCRAPED);
            List<MatchResult> meters = METER.matcher(bare).results().toList();
            assertThat(meters).isNotEmpty();
            for (MatchResult meter : meters) {
                assertThat(known).containsKey(meter.group(1));
                labels.addAll(known.getOrDefault(meter.group(1), Set.of()));
                assertThat(labels).containsAll(labels(meter.group(2) == null ? "" : meter.group(2)));
            }
            assertThat(labels).containsAll(grouping(bare));
        });
    }

    @Test
    void isFoundByGrafana() {
        assertThat(Installation.FLEET
                        .configMap("banyan-dashboard")
                        .getMetadata()
                        .getLabels())
                .containsEntry("grafana_dashboard", "1");
    }

    private static List<String> expressions() throws JsonProcessingException {
        String json = Installation.FLEET.configMap("banyan-dashboard").getData().get("banyan.json");
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : new JsonMapper().readTree(json).path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        return expressions;
    }

    /// As docs/meters.md writes them, with the parts that Prometheus makes of a timer.
    private static Map<String, Set<String>> atPrometheus() {
        Map<String, Set<String>> known = new TreeMap<>(OF_THE_JVM);
        for (Meters meter : Meters.values()) {
            String name = meter.meterName().replace('.', '_');
            List<String> endings =
                    switch (meter.kind()) {
                        case COUNTER -> List.of("_total");
                        case GAUGE -> List.of("");
                        case TIMER -> List.of("_seconds_count", "_seconds_sum", "_seconds_max");
                        case HISTOGRAM -> List.of("_seconds_bucket", "_seconds_count", "_seconds_sum", "_seconds_max");
                    };
            endings.forEach(ending -> known.put(name + ending, Set.copyOf(meter.tags())));
        }
        return known;
    }

    private static Set<String> labels(String matchers) {
        return LABEL.matcher(matchers).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> grouping(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(" *, *", -1)))
                .collect(Collectors.toSet());
    }
}
