package io.banyan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Finding.Kind;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CatalogTests {
    private static final Instant NOW = EstateSketch.NOW;
    private static final Tolerance TOLERANCE = Tolerance.dead(Duration.ofDays(30));
    private static final Rate NONE = new Rate(Calls.NONE, 1);

    @RepeatedTest(50)
    void namesAllPlantedFaultsOfAnEstateAndInventsNone(RepetitionInfo seed) {
        EstateSketch sketch = new EstateSketch(seed.getCurrentRepetition());

        Catalog catalog = catalog(sketch.planted());

        assertThat(EstateSketch.found(catalog))
                .as("seed %d", seed.getCurrentRepetition())
                .isEqualTo(sketch.expected());
        assertThat(sketch.expected().stream()
                        .map(one -> one.substring(0, one.indexOf(' ')))
                        .distinct())
                .containsExactlyInAnyOrder("unowned", "dead", "drift", "ring", "overdue");
    }

    @Test
    void saysOfAnUnownedFunctionWhatToWrite() {
        Subject function = Subject.function("rogue");

        Catalog catalog = catalog(new Estate(List.of(), Map.of(), Set.of(function), Map.of()));

        assertThat(catalog.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.declared()).isNull();
            assertThat(entry.findings())
                    .containsExactly(
                            new Finding(
                                    Kind.UNOWNED,
                                    "function rogue is there, and no file gives it to a group that has a route file",
                                    "name such a group in its function.yaml or catalog-info.yaml, below the folder of --catalog, or remove the function"));
        });
    }

    @Test
    void saysOfADeadRouteSinceWhenAndWhereItIsWritten() {
        Declared route = declared(Subject.route("event-page"), Lifecycle.PRODUCTION, null);
        Sighting longAgo = sighting(NOW.minus(Duration.ofDays(31)), Map.of());

        Catalog catalog = catalog(new Estate(List.of(route), Map.of(route.subject(), longAgo), Set.of(), Map.of()));

        assertThat(catalog.entries().getFirst().findings())
                .containsExactly(
                        new Finding(
                                Kind.DEAD,
                                "nobody has asked for route event-page for 31 days",
                                "ask team-discovery (#discovery) whether it is still needed; if not, delete it from routes/events.yaml:7"));
    }

    @Test
    void tellsADeadGroupOnceAndNotForEachOfItsRoutes() {
        Declared group = declared(Subject.group("events"), Lifecycle.PRODUCTION, null);
        Declared route = declared(Subject.route("event-page"), Lifecycle.PRODUCTION, null);
        Sighting never = new Sighting(NOW.minus(Duration.ofDays(40)), NOW, null, Map.of(), NONE, NONE);

        Catalog catalog = catalog(new Estate(
                List.of(group, route), Map.of(group.subject(), never, route.subject(), never), Set.of(), Map.of()));

        assertThat(EstateSketch.found(catalog)).containsExactly("dead group events");
        assertThat(catalog.entries().getFirst().findings().getFirst().says())
                .isEqualTo("nobody has asked for group events since it was first declared, 40 days ago");
    }

    @Test
    void callsNothingDeadThatItHasNotWatchedForLongEnough() {
        Declared route = declared(Subject.route("event-page"), Lifecycle.PRODUCTION, null);
        Sighting young = new Sighting(NOW.minus(Duration.ofDays(29)), NOW, null, Map.of(), NONE, NONE);

        assertThat(catalog(new Estate(List.of(route), Map.of(route.subject(), young), Set.of(), Map.of()))
                        .findings())
                .isZero();
        assertThat(catalog(new Estate(List.of(route), Map.of(), Set.of(), Map.of()))
                        .findings())
                .isZero();
    }

    @Test
    void claimsNothingOfWhatOthersCallAndNobodyTellsOf() {
        Declared function = declared(Subject.function("groups-view"), Lifecycle.PRODUCTION, null);
        Sighting never = new Sighting(NOW.minus(Duration.ofDays(400)), NOW, null, Map.of(), NONE, NONE);
        Estate estate = new Estate(
                List.of(function), Map.of(function.subject(), never), Set.of(), Map.of(), Set.of(function.subject()));

        assertThat(catalog(estate).findings()).isZero();
    }

    @Test
    void namesEveryVersionThatAnswersBesideTheDeclaredOne() {
        Declared function = declared(Subject.function("group-page"), Lifecycle.PRODUCTION, null);
        Sighting both = sighting(NOW, Map.of("7", NOW, "8", NOW.minusSeconds(59), "6", NOW.minusSeconds(60)));

        Catalog catalog = catalog(new Estate(List.of(function), Map.of(function.subject(), both), Set.of(), Map.of()));

        assertThat(catalog.entries().getFirst().findings())
                .containsExactly(new Finding(
                        Kind.DRIFT,
                        "version 8 of function group-page answers, and version 7 is declared",
                        "if version 8 is right, write it in its file; otherwise go back to the declared one"));
    }

    @Test
    void letsAnExperimentHaveFivePercentAndNoMore() {
        Declared five = declared(Subject.group("events"), Lifecycle.EXPERIMENTAL, new Weight(500));
        Declared more = declared(Subject.group("events"), Lifecycle.EXPERIMENTAL, new Weight(501));

        assertThat(catalog(new Estate(List.of(five), Map.of(), Set.of(), Map.of()))
                        .findings())
                .isZero();
        assertThat(catalog(new Estate(List.of(more), Map.of(), Set.of(), Map.of()))
                        .entries()
                        .getFirst()
                        .findings())
                .containsExactly(
                        new Finding(
                                Kind.EXPERIMENTAL,
                                "group events is experimental, and 5.01% of its reads may go there: more than 5%",
                                "./banyan weight events 5% --reason '...', or write 'lifecycle: production' in routes/events.yaml:7 once team-discovery stands behind it"));
    }

    @Test
    void isOverdueFromTheDayAfterTheReviewDateWhereTheOperatorIs() {
        Declared due = declared(Subject.group("events"), Lifecycle.PRODUCTION, null);
        Estate estate = new Estate(List.of(due), Map.of(), Set.of(), Map.of());
        Instant evening = Instant.parse("2027-06-30T23:30:00Z");

        assertThat(Catalog.of(estate, TOLERANCE, evening, ZoneOffset.UTC).findings())
                .isZero();
        assertThat(Catalog.of(estate, TOLERANCE, evening, ZoneId.of("Europe/Vienna"))
                        .entries()
                        .getFirst()
                        .findings())
                .containsExactly(new Finding(
                        Kind.OVERDUE,
                        "the review of group events was due on 2027-06-30",
                        "review it with team-discovery (#discovery) and write the next date in routes/events.yaml:7"));
    }

    @Test
    void showsTheWayRoundARingFromEachOfItsGroups() {
        Map<String, Set<String>> calls = Map.of(
                "orders", Set.of("prices"),
                "prices", Set.of("stock"),
                "stock", Set.of("orders"),
                "web", Set.of("orders"));
        List<Declared> groups = calls.keySet().stream()
                .map(name -> declared(Subject.group(name), Lifecycle.PRODUCTION, null))
                .toList();

        Catalog catalog = catalog(new Estate(groups, Map.of(), Set.of(), calls));

        assertThat(catalog.entries().stream().flatMap(entry -> entry.findings().stream()))
                .extracting(Finding::says)
                .containsExactly(
                        "calls go round: orders → prices → stock → orders",
                        "calls go round: prices → stock → orders → prices",
                        "calls go round: stock → orders → prices → stock");
        assertThat(catalog.entries().getFirst().findings().getFirst().remedy())
                .isEqualTo("take 'prices' out of 'calls' in the file of orders, or end another call of the ring");
    }

    private static Catalog catalog(Estate estate) {
        return Catalog.of(estate, TOLERANCE, NOW, ZoneOffset.UTC);
    }

    private static Declared declared(Subject subject, Lifecycle lifecycle, @Nullable Weight applied) {
        return new Declared(
                subject,
                "events",
                new Ownership(
                        "team-discovery",
                        "#discovery",
                        subject.kind() == Subject.Kind.GROUP ? LocalDate.of(2027, 6, 30) : null),
                lifecycle,
                "k8s/prod/events-view",
                subject.kind() == Subject.Kind.FUNCTION
                        ? List.of(new DeclaredVersion("7", "write it in its file"))
                        : List.of(),
                applied,
                new Origin("routes/events.yaml", 7));
    }

    private static Sighting sighting(Instant seen, Map<String, Instant> versions) {
        return new Sighting(NOW.minus(Duration.ofDays(60)), NOW, seen, versions, NONE, NONE);
    }
}
