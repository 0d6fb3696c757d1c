package io.banyan.catalog;

import io.banyan.catalog.Finding.Kind;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An estate of 300 functions in 40 groups, drawn by chance, in which nothing is wrong but what is planted:
/// five each of unowned, dead, drift, ring and overdue. Much is nearly wrong.
final class EstateSketch {
    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final int GROUPS = 40;
    private static final int FUNCTIONS = 300;
    private static final int PLANTED = 5;
    private static final Rate NO_RATE = new Rate(Calls.NONE, 1);

    private final Random chance;
    private final Map<Subject, Declared> declared = new HashMap<>();
    private final Map<Subject, Sighting> sightings = new HashMap<>();
    private final Set<Subject> running = new HashSet<>();
    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Set<String> planted = new TreeSet<>();

    EstateSketch(long seed) {
        chance = new Random(seed);
        for (int i = 0; i < GROUPS; i++) {
            group("g" + i);
        }
        for (int i = 0; i < FUNCTIONS; i++) {
            Subject function = Subject.function("f" + i);
            put(one(function, "g" + chance.nextInt(GROUPS), lifecycle(), null, "7"));
            seen(function, recently(), answered("7", "6"));
            running.add(function);
        }
        history();
        calls();
    }

    /// With the faults; only once.
    Estate planted() {
        List<Subject> functions = shuffled(Subject.Kind.FUNCTION);
        unowned();
        dead(functions.subList(0, PLANTED));
        drift(functions.subList(PLANTED, 2 * PLANTED));
        overdue(shuffled(Subject.Kind.GROUP).subList(0, PLANTED));
        return sound();
    }

    /// As it is now.
    Estate sound() {
        return new Estate(new ArrayList<>(declared.values()), sightings, running, calls);
    }

    /// What is wrong with it: `dead function f7`.
    Set<String> expected() {
        return planted;
    }

    private void group(String name) {
        Subject subject = Subject.group(name);
        Lifecycle lifecycle = lifecycle();
        Weight weight = new Weight(lifecycle == Lifecycle.EXPERIMENTAL ? chance.nextInt(501) : chance.nextInt(10_001));
        Ownership ownership = new Ownership(
                "team-" + name, "#" + name, TODAY.plusDays(chance.nextInt(4) == 0 ? 0 : chance.nextInt(300)));
        declared.put(
                subject, new Declared(subject, name, ownership, lifecycle, "k8s/" + name, List.of(), weight, at(name)));
        seen(subject, recently(), Map.of());
        Subject route = Subject.route(name + "-page");
        put(one(route, name, lifecycle, null, null));
        seen(route, recently(), Map.of());
    }

    private static Declared one(
            Subject subject, String group, Lifecycle lifecycle, @Nullable Weight applied, @Nullable String version) {
        return new Declared(
                subject,
                group,
                new Ownership("team-" + group, "#" + group, null),
                lifecycle,
                "",
                version == null ? List.of() : List.of(new DeclaredVersion(version, "write it")),
                applied,
                at(group));
    }

    private static Origin at(String group) {
        return new Origin("routes/" + group + ".yaml", 1);
    }

    private void put(Declared one) {
        declared.put(one.subject(), one);
    }

    private Lifecycle lifecycle() {
        return List.of(Lifecycle.values()).get(chance.nextInt(3));
    }

    /// Up to a second before it would be dead.
    private Instant recently() {
        return NOW.minusSeconds(chance.nextInt(5) == 0 ? Duration.ofDays(30).toSeconds() - 1 : chance.nextInt(86_400));
    }

    private void seen(Subject subject, @Nullable Instant at, Map<String, Instant> versions) {
        sightings.put(subject, new Sighting(NOW.minus(Duration.ofDays(60)), NOW, at, versions, NO_RATE, NO_RATE));
    }

    /// The newest answer is of the first version; the other one ended a minute or more before.
    private Map<String, Instant> answered(String version, String before) {
        Instant last = NOW.minusSeconds(chance.nextInt(80_000));
        return chance.nextBoolean()
                ? Map.of(version, last)
                : Map.of(version, last, before, last.minusSeconds(60 + chance.nextInt(1_000)));
    }

    /// What was there once, and is no finding any more.
    private void history() {
        Instant longAgo = NOW.minus(Duration.ofDays(2));
        sightings.put(Subject.route("gone"), sighting(longAgo, longAgo.plusSeconds(600)));
        sightings.put(Subject.group("just-gone"), sighting(NOW.minusSeconds(40), NOW.minusSeconds(60)));
        Instant began = NOW.minusSeconds(150);
        sightings.put(
                Subject.group("came-and-went"),
                new Sighting(began, null, began.plusSeconds(120), Map.of(), NO_RATE, NO_RATE));
        Subject young = Subject.function("young");
        put(one(young, "g0", Lifecycle.PRODUCTION, null, "1"));
        sightings.put(young, new Sighting(NOW.minus(Duration.ofDays(29)), NOW, null, Map.of(), NO_RATE, NO_RATE));
        put(one(Subject.function("new"), "g0", Lifecycle.PRODUCTION, null, "1"));
    }

    private static Sighting sighting(Instant seen, Instant declared) {
        return new Sighting(NOW.minus(Duration.ofDays(60)), declared, seen, Map.of(), NO_RATE, NO_RATE);
    }

    /// Many calls from lower to higher numbers; five rings apart from each other among the last groups,
    /// which call nobody else.
    private void calls() {
        int rings = GROUPS - 3 * PLANTED;
        for (int i = 0; i < 200; i++) {
            int from = chance.nextInt(rings);
            int to = from + 1 + chance.nextInt(GROUPS - from - 1);
            call(from, to);
        }
        for (int ring = 0; ring < PLANTED; ring++) {
            int first = rings + 3 * ring;
            int size = 1 + chance.nextInt(3);
            for (int i = 0; i < size; i++) {
                call(first + i, first + (i + 1) % size);
                planted.add("ring group g" + (first + i));
            }
        }
    }

    private void call(int from, int to) {
        calls.computeIfAbsent("g" + from, name -> new HashSet<>()).add("g" + to);
    }

    private List<Subject> shuffled(Subject.Kind kind) {
        List<Subject> all = new ArrayList<>(declared.keySet().stream()
                .filter(subject ->
                        subject.kind() == kind && !Set.of("young", "new").contains(subject.name()))
                .sorted()
                .toList());
        Collections.shuffle(all, chance);
        return all;
    }

    private void unowned() {
        for (int i = 0; i < PLANTED; i++) {
            Subject subject = new Subject(List.of(Subject.Kind.values()).get(i % 4), "nobodys-" + i);
            if (i % 2 == 0) {
                sightings.put(
                        subject, sighting(NOW.minusSeconds(chance.nextInt(86_000)), NOW.minus(Duration.ofDays(9))));
            } else {
                running.add(subject);
            }
            planted.add("unowned " + subject);
        }
    }

    private void dead(List<Subject> functions) {
        for (Subject function : functions) {
            seen(function, chance.nextBoolean() ? null : NOW.minus(Duration.ofDays(30 + chance.nextInt(20))), Map.of());
            planted.add("dead " + function);
        }
    }

    private void drift(List<Subject> functions) {
        for (Subject function : functions) {
            Instant last = NOW.minusSeconds(chance.nextInt(80_000));
            Map<String, Instant> both = Map.of("8", last, "7", last.plusSeconds(chance.nextInt(119) - 59));
            seen(function, last, chance.nextBoolean() ? Map.of("8", last) : both);
            planted.add("drift " + function);
        }
    }

    private void overdue(List<Subject> groups) {
        for (Subject group : groups) {
            declared.computeIfPresent(
                    group,
                    (same, one) -> new Declared(
                            one.subject(),
                            one.group(),
                            new Ownership(
                                    one.ownership().owner(),
                                    one.ownership().contact(),
                                    TODAY.minusDays(1 + chance.nextInt(99))),
                            one.lifecycle(),
                            one.place(),
                            one.versions(),
                            one.applied(),
                            one.origin()));
            planted.add("overdue " + group);
        }
    }

    /// As `expected` has it.
    static Set<String> found(Catalog catalog) {
        Set<String> found = new TreeSet<>();
        catalog.entries().forEach(entry -> entry.findings()
                .forEach(finding -> found.add(word(finding.kind()) + entry.subject())));
        return found;
    }

    private static String word(Kind kind) {
        return kind.word() + " ";
    }
}
