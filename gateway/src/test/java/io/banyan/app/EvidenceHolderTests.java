package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Sightings;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Times;
import io.banyan.config.FileGroup;
import io.banyan.config.ParsedFileTests;
import io.banyan.config.RouteFiles;
import io.banyan.decide.Rules;
import io.banyan.evidence.FromRamps;
import io.banyan.evidence.Limits;
import io.banyan.live.GroupState;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveState;
import io.banyan.live.LiveValue;
import io.banyan.live.Served;
import io.banyan.live.Values;
import io.banyan.route.RouteTable;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import io.banyan.split.Weight;
import io.banyan.view.View;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvidenceHolderTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final String VIEW = ParsedFileTests.LITTLE + "freshness: { view: event-pages }\n";
    private static final String FUNCTION = ParsedFileTests.LITTLE
            .replace("http://events-view:8080", "lambda:events-page")
            .replace("deployed:", "lambda: { region: eu-west-1 }\n  deployed:");

    private FileGroup file = file(ParsedFileTests.LITTLE);
    private GroupValues live = GroupValues.NONE;
    private List<View> fed = List.of();
    private Sightings fleet = Sightings.NONE;
    private final Map<String, Instant> here = new HashMap<>();
    private final ShadowTally tally = new ShadowTally(new ValueHash(new byte[32]));
    private final EvidenceHolder holder = holder();

    private EvidenceHolder holder() {
        return new EvidenceHolder(
                new EvidenceHolder.Parts(
                        () -> Map.of("events", file), this::rules, group -> here, () -> fed, () -> fleet),
                tally);
    }

    private static FileGroup file(String text) {
        return Objects.requireNonNull(RouteFiles.parsed("events.yaml", 0, text).group());
    }

    private Rules rules() {
        return Rules.of(
                RouteTable.of(file.routes()),
                List.of(file.rules()),
                new LiveState(Map.of("events", new GroupState(1, live)), false));
    }

    private static Sightings seen(String version, Instant at) {
        Times times = new Times(at, null, at, Map.of(version, at));
        return new Sightings(Map.of(Subject.function("events-page"), times), new TreeMap<>());
    }

    @Test
    void watchesGroupsThatAreCopiedOrRamped() {
        assertThat(holder.names()).isEmpty();

        live = GroupValues.NONE.with(LiveValue.SHADOW, Values.all(new Weight(500)));
        assertThat(holder.names()).containsExactly("events");

        live = GroupValues.NONE;
        holder.ramps(new FromRamps("events"::equals, group -> "1", group -> 2, group -> Limits.DEFAULT));
        assertThat(holder.names()).containsExactly("events");
    }

    @Test
    void weightsAndSharesDoNotMatter() {
        String before = holder.matters("events");
        live = GroupValues.NONE
                .with(LiveValue.WEIGHT, Values.all(Weight.ALL))
                .with(LiveValue.SHADOW, Values.all(Weight.ALL));

        assertThat(holder.matters("events")).isEqualTo(before);
    }

    @Test
    void theVersionOfTheViewMattersThatOperatorsOrElseTheFeedSays() {
        file = file(VIEW);
        fed = List.of(new View("event-pages", 1, List.of()));
        String ofFeed = holder.matters("events");
        assertThat(ofFeed).contains("view event-pages v1");

        fed = List.of();
        assertThat(holder.matters("events")).as("the feed is away").isEqualTo(ofFeed);
        live = GroupValues.NONE.with(LiveValue.VIEW, Values.all(new Served("event-pages", 2)));
        assertThat(holder.matters("events")).contains("view event-pages v2");
        live = GroupValues.NONE.with(LiveValue.VIEW, Values.all(new Served("another", 3)));
        assertThat(holder.matters("events")).isEqualTo(ofFeed);
    }

    @Test
    void theVersionsOfTheFunctionMatterThatAnsweredLatelyHereOrOnTheFleet() {
        file = file(FUNCTION);
        fleet = seen("7", NOON);
        String before = holder.matters("events");
        assertThat(before).contains("function [7]");
        assertThat(holder().matters("events")).as("after a restart").isEqualTo(before);

        here.put("7", NOON.plusSeconds(10));
        assertThat(holder.matters("events")).isEqualTo(before);
        here.put("8", NOON.plusSeconds(30));
        assertThat(holder.matters("events")).contains("function [7, 8]");
        here.put("8", NOON.plusSeconds(90));
        assertThat(holder.matters("events")).contains("function [8]");
    }
}
