package io.banyan.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RingsTests {
    @Test
    void namesARingOfThreeFromItsFirstGroupOn() {
        assertThat(Rings.of(Map.of("orders", Set.of("prices"), "prices", Set.of("stock"), "stock", Set.of("orders"))))
                .containsExactly(List.of("orders", "prices", "stock"));
    }

    @Test
    void findsNoneWhereNothingGoesRound() {
        assertThat(Rings.of(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.of("d"))))
                .isEmpty();
    }

    @Test
    void namesEachRingApartAndOneOfItself() {
        Map<String, Set<String>> calls = Map.of(
                "a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("d"), "d", Set.of("c"), "e", Set.of("e", "a"));

        assertThat(Rings.of(calls)).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
    }

    @Test
    void tellsTheShortestWayRoundOfATangle() {
        Map<String, Set<String>> calls =
                Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("d"), "d", Set.of("a"));

        assertThat(Rings.of(calls)).containsExactly(List.of("a", "b", "d"));
    }

    @Test
    void leadsFromEachGroupOfATangleBackToIt() {
        Map<String, Set<String>> calls = Map.of(
                "a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("d"), "d", Set.of("a", "e"), "f", Set.of("f"));

        assertThat(Rings.through(calls))
                .containsExactly(
                        Map.entry("a", List.of("a", "b", "d")),
                        Map.entry("b", List.of("b", "d", "a")),
                        Map.entry("c", List.of("c", "d", "a", "b")),
                        Map.entry("d", List.of("d", "a", "b")),
                        Map.entry("f", List.of("f")));
    }

    @Test
    void takesAChainOfTensOfThousands() {
        Map<String, Set<String>> calls = new TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            calls.put("g%05d".formatted(i), Set.of("g%05d".formatted(i + 1)));
        }

        assertThat(Rings.of(calls)).isEmpty();
        calls.put("g50000", Set.of("g00000"));
        assertThat(Rings.of(calls)).hasSize(1).allSatisfy(ring -> assertThat(ring)
                .hasSize(50_001));
    }

    /// Against the definition: a group is in a ring exactly when it can reach itself.
    @Property(tries = 500)
    void findsExactlyTheGroupsThatReachThemselves(@ForAll("graphs") Map<String, Set<String>> calls) {
        List<List<String>> rings = Rings.of(calls);

        rings.forEach(ring -> {
            for (int i = 0; i < ring.size(); i++) {
                assertThat(calls.getOrDefault(ring.get(i), Set.of())).contains(ring.get((i + 1) % ring.size()));
            }
        });
        Set<String> round = new TreeSet<>();
        calls.keySet().stream().filter(group -> reaches(calls, group, group)).forEach(round::add);
        assertThat(Rings.through(calls).keySet()).isEqualTo(round);
        assertThat(rings.isEmpty()).isEqualTo(round.isEmpty());
        round.forEach(group -> assertThat(rings)
                .as(group)
                .anyMatch(ring -> ring.contains(group)
                        || (reaches(calls, group, ring.getFirst()) && reaches(calls, ring.getFirst(), group))));
    }

    @Provide
    Arbitrary<Map<String, Set<String>>> graphs() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d", "e", "f", "g");
        return Arbitraries.maps(names, names.set().ofMaxSize(3)).ofMaxSize(7);
    }

    private static boolean reaches(Map<String, Set<String>> calls, String from, String to) {
        Set<String> seen = new HashSet<>();
        List<String> next = List.copyOf(calls.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            if (next.contains(to)) {
                return true;
            }
            seen.addAll(next);
            next = next.stream()
                    .flatMap(group -> calls.getOrDefault(group, Set.of()).stream())
                    .filter(group -> !seen.contains(group))
                    .distinct()
                    .toList();
        }
        return false;
    }
}
