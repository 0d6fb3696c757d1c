package io.banyan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CyclesTests {
    @Test
    void findsNoneInACallOfManyInAChain() {
        List<CallPair> chain = IntStream.range(0, 50_000)
                .mapToObj(i -> new CallPair("g" + i, "g" + (i + 1)))
                .toList();

        assertThat(Cycles.of(chain)).isEmpty();
    }

    @Test
    void findsAGroupThatCallsItself() {
        assertThat(Cycles.of(Set.of(new CallPair("orders", "orders"))))
                .containsOnlyKeys("orders")
                .containsEntry("orders", List.of("orders", "orders"));
    }

    /// Held against what reaches itself, found by walking.
    @RepeatedTest(100)
    void findsExactlyTheGroupsThatReachThemselves(RepetitionInfo seed) {
        Random chance = new Random(seed.getCurrentRepetition());
        int groups = 2 + chance.nextInt(12);
        Set<CallPair> calls = new HashSet<>();
        for (int i = chance.nextInt(2 * groups); i > 0; i--) {
            calls.add(new CallPair("g" + chance.nextInt(groups), "g" + chance.nextInt(groups)));
        }

        var found = Cycles.of(calls);

        Set<String> expected = new TreeSet<>();
        IntStream.range(0, groups)
                .mapToObj(i -> "g" + i)
                .filter(group -> reaches(group, group, calls))
                .forEach(expected::add);
        assertThat(found.keySet()).isEqualTo(expected);
        found.forEach((group, way) -> {
            assertThat(way.getFirst()).isEqualTo(group);
            assertThat(way.getLast()).isEqualTo(group);
            for (int i = 1; i < way.size(); i++) {
                assertThat(calls).contains(new CallPair(way.get(i - 1), way.get(i)));
            }
        });
    }

    private static boolean reaches(String from, String to, Set<CallPair> calls) {
        Set<String> known = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            String at = next.removeLast();
            for (CallPair call : calls) {
                if (call.caller().equals(at)) {
                    if (call.called().equals(to)) {
                        return true;
                    }
                    if (known.add(call.called())) {
                        next.add(call.called());
                    }
                }
            }
        }
        return false;
    }
}
