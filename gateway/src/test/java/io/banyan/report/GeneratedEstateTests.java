package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Catalog;
import io.banyan.catalog.Declared;
import io.banyan.catalog.Noticed;
import io.banyan.catalog.Noticed.Traffic;
import io.banyan.catalog.RouteCounter.RouteCalls;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Tolerance;
import io.banyan.decide.Rules;
import io.banyan.descriptor.DescriptorFolder;
import io.banyan.descriptor.Descriptors;
import io.banyan.descriptor.Flaw;
import io.banyan.figures.CallFigures;
import io.banyan.figures.PairFigures;
import io.banyan.function.HostedFunction;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.live.LiveView;
import io.banyan.live.Pending;
import io.banyan.live.StoreReach;
import io.banyan.live.StoredState;
import io.banyan.snapshot.LastGoodCopies;
import io.banyan.snapshot.LoadedRoutes;
import io.banyan.snapshot.Snapshot;
import io.banyan.split.Weight;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of 40 groups and 300 functions as teams write them, two months of traffic, and 26 faults: what is
/// read, kept and told names them all, and no other.
@SuppressWarnings("NullAway.Init")
class GeneratedEstateTests {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant BEGAN = NOW.minus(Duration.ofDays(60));
    private static final int GROUPS = 40;
    private static final int FUNCTIONS = 300;

    private final Set<String> planted = new TreeSet<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesAllThatIsPlantedAndInventsNothing(long seed) throws IOException, FolderUnreadable {
        Random chance = new Random(seed);
        plant(chance);
        Snapshot files = LoadedRoutes.open(
                        new RoutesFolder(folder.resolve("routes")),
                        new LastGoodCopies(folder.resolve("state")),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        true)
                .snapshot();
        Descriptors descriptors = new DescriptorFolder(folder.resolve("code")).read();
        assertThat(files.hasErrors()).isFalse();
        assertThat(files.groups()).hasSize(GROUPS);
        assertThat(descriptors.described()).hasSize(FUNCTIONS + 2);

        Declaring declaring = declaring(files, descriptors, twoMonths(files, descriptors));
        Catalog catalog = Catalog.of(declaring.estate(NOW), Tolerance.dead(Duration.ofDays(30)), NOW, ZoneOffset.UTC);

        Set<String> found = new TreeSet<>();
        catalog.entries().forEach(entry -> entry.findings()
                .forEach(finding -> found.add(finding.kind().word() + " " + entry.subject())));
        assertThat(found).as("seed %d", seed).isEqualTo(planted);
        assertThat(declaring.flaws())
                .extracting(Flaw::toString)
                .hasSize(2)
                .allMatch(flaw -> flaw.contains("belongs to the group 'ghosts', which no route file has"));
    }

    private static Declaring declaring(Snapshot files, Descriptors descriptors, Sightings sightings) {
        List<HostedFunction> hosted = new ArrayList<>(List.of(hosted("hosted-0", "nowhere"), hosted("hosted-1", "")));
        IntStream.range(0, FUNCTIONS).forEach(i -> hosted.add(hosted("f" + i, "g" + i % GROUPS)));
        return new Declaring(
                files,
                Rules.of(files.table(), files.rules(), weights()),
                new LiveView(StoredState.EMPTY, Pending.NONE, new StoreReach("embedded", null)),
                new SeenElsewhere(
                        descriptors,
                        hosted,
                        List.of(),
                        sightings,
                        CallGraph.of(files.calls(), seenCalls()).all()));
    }

    /// Of two experimental groups one has 5 %, the other a little more.
    private static LiveState weights() {
        return new LiveState(
                Map.of(
                        "g12", LiveSketch.group(1, new Weight(500), Map.of(), false),
                        "g14", LiveSketch.group(1, Weight.NONE, Map.of("g14-list", new Weight(501)), false)),
                false);
    }

    /// The last two rings are not closed by files, but by what passes.
    private static CallFigures seenCalls() {
        List<PairFigures> pairs = IntStream.of(7, 9)
                .mapToObj(i -> new PairFigures("g" + i, "g" + (i - 1), 1, new PairFigures.Failed(0, 0), 1.0, 2.0, 1))
                .toList();
        return new CallFigures(1, pairs, List.of(), List.of());
    }

    /// Groups 0 to 9 call each other in five rings, the others in a chain.
    private static String calls(int i) {
        int other = i >= 10 ? i + 1 : i % 2 == 0 ? i + 1 : i - 1;
        return other == GROUPS || i == 7 || i == 9 ? "" : "calls: [g" + other + "]";
    }

    private static HostedFunction hosted(String name, String group) {
        return new HostedFunction(
                name,
                group,
                "team-" + group,
                "#" + group,
                "production",
                name + "/function.yaml",
                "http://host",
                Calls.NONE);
    }

    /// All groups and functions, then what is wrong with some.
    private void plant(Random chance) throws IOException {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, FUNCTIONS).boxed().toList());
        Collections.shuffle(order, chance);
        Set<Integer> overdue = new HashSet<>(order.subList(0, 3));
        order.subList(3, 8).forEach(i -> {
            silent.add("f" + i);
            planted.add("dead function f" + i);
        });
        List<Integer> backstage =
                order.subList(8, FUNCTIONS).stream().filter(i -> i % 2 == 0).toList();
        backstage.subList(0, 5).forEach(i -> {
            versions.put("f" + i, "8");
            planted.add("drift function f" + i);
        });
        for (int i = 0; i < FUNCTIONS; i++) {
            boolean component = i % 2 == 0 || overdue.contains(i);
            write(
                    "code/f" + i + "/" + (component ? "catalog-info.yaml" : "function.yaml"),
                    component
                            ? component(i, "g" + i % GROUPS, overdue.contains(i) ? "2026-11-28" : "2026-11-29")
                            : function("f" + i, "g" + i % GROUPS));
        }
        overdue.forEach(i -> planted.add("overdue function f" + i));
        for (int i = 0; i < GROUPS; i++) {
            write("routes/g" + i + ".yaml", group(i, i == 20 || i == 30 ? "2026-11-28" : "2026-11-29"));
        }
        planted.addAll(List.of("overdue group g20", "overdue group g30", "experimental group g14"));
        IntStream.range(0, 10).forEach(i -> planted.add("ring group g" + i));
        write("code/ghost-0/function.yaml", function("ghost-0", "ghosts"));
        write(
                "code/ghost-1/catalog-info.yaml",
                component(0, "ghosts", "2999-01-01").replace("f0", "ghost-1"));
        planted.addAll(List.of(
                "unowned function ghost-0",
                "unowned function ghost-1",
                "unowned function hosted-0",
                "unowned function hosted-1",
                "unowned group elsewhere"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String group(int i, String reviewBy) {
        return """
                group: g%1$d
                owner: team-g%1$d
                contact: "#g%1$d"
                review-by: %2$s
                modern: { url: "%3$s", deployed: prod/g%1$d%4$s }
                %5$s
                routes:
                  - { id: g%1$d-page, path: "/g%1$d/{id}" }
                  - { id: g%1$d-list, path: "/g%1$d" }
                """.formatted(
                        i,
                        reviewBy,
                        i % 2 == 0 ? "lambda:f" + i + ":live" : "http://g" + i + ":8080",
                        i % 2 == 0 ? ", lambda: { region: eu-west-1 }" : "",
                        calls(i) + (i == 12 || i == 14 ? "\nlifecycle: experimental" : ""));
    }

    private static String function(String name, String group) {
        return """
                name: %s
                group: %s
                owner: team-%s
                contact: "#%s"
                lifecycle: production
                """.formatted(name, group, group, group);
    }

    private static String component(int i, String group, String reviewBy) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: f%d
                  annotations:
                    banyan.io/group: %s
                    banyan.io/function: f%d
                    banyan.io/version: "7"
                    banyan.io/review-by: "%s"
                spec: { type: function, lifecycle: production, owner: team-%s }
                """.formatted(i, group, i, reviewBy, group);
    }

    /// Every five days something of everything but what is silent; at the end also from a replica with
    /// another file.
    private Sightings twoMonths(Snapshot files, Descriptors descriptors) {
        Sightings sightings = Sightings.NONE;
        for (Instant at = BEGAN; !at.isAfter(NOW); at = at.plus(Duration.ofDays(5))) {
            List<Declared> declared = declaring(files, descriptors, sightings).declared();
            Map<String, RouteCalls> counted = new HashMap<>();
            files.table()
                    .routes()
                    .forEach(route ->
                            counted.put(route.id(), new RouteCalls(route.groupName(), new Calls(9, 0), Calls.NONE)));
            Noticed noticed = new Noticing(files, group -> Map.of(), group -> Map.of()).noticed(at, declared, counted);
            sightings = sightings.with(noticed).with(functions(declared, at)).on(at);
        }
        return sightings.with(elsewhere(NOW.minusSeconds(600))).with(elsewhere(NOW.minusSeconds(60)));
    }

    private static Noticed elsewhere(Instant at) {
        return new Noticed(at, Set.of(), Map.of(Subject.group("elsewhere"), new Traffic(new Calls(1, 0), Map.of())));
    }

    private Noticed functions(List<Declared> declared, Instant at) {
        Map<Subject, Traffic> traffic = new HashMap<>();
        declared.stream()
                .map(Declared::subject)
                .filter(one -> one.kind() == Subject.Kind.FUNCTION && !silent.contains(one.name()))
                .forEach(one -> traffic.put(
                        one, new Traffic(new Calls(3, 1), Map.of(versions.getOrDefault(one.name(), "7"), at))));
        return new Noticed(at, Set.of(), traffic);
    }
}
