package io.banyan.caller;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds where calls between groups go round: the strongly connected components of the graph (R. Tarjan, Depth-First
/// Search and Linear Graph Algorithms, 1972), without recursion, in time proportional to groups and calls.
public final class Rings {
    private final Map<String, Set<String>> calls;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<Set<String>> components = new ArrayList<>();

    private Rings(Map<String, Set<String>> calls) {
        this.calls = calls;
    }

    /// Of each component that goes round, the shortest way back from its first group by name: `[orders, prices, stock]`
    /// for orders → prices → stock → orders. A group that calls itself is a ring of one.
    ///
    /// @param calls each group and the groups that it calls
    public static List<List<String>> of(Map<String, ? extends Collection<String>> calls) {
        Rings rings = found(calls);
        return rings.components.stream()
                .map(component -> rings.shortest(component.iterator().next(), component))
                .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                .toList();
    }

    /// Each group that goes round, and its shortest way back to itself, which begins with it.
    public static Map<String, List<String>> through(Map<String, ? extends Collection<String>> calls) {
        Rings rings = found(calls);
        Map<String, List<String>> through = new TreeMap<>();
        rings.components.forEach(
                component -> component.forEach(group -> through.put(group, rings.shortest(group, component))));
        return through;
    }

    private static Rings found(Map<String, ? extends Collection<String>> calls) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        calls.forEach((caller, called) -> {
            sorted.computeIfAbsent(caller, name -> new TreeSet<>()).addAll(called);
            called.forEach(group -> sorted.computeIfAbsent(group, name -> new TreeSet<>()));
        });
        Rings rings = new Rings(sorted);
        sorted.keySet().forEach(rings::visit);
        rings.components.removeIf(component -> !rings.goesRound(component));
        return rings;
    }

    private Set<String> called(String group) {
        return calls.getOrDefault(group, Set.of());
    }

    /// One group on the way down, and what of its calls is still to be looked at.
    private record Step(String group, Iterator<String> rest) {}

    private void visit(String start) {
        if (index.containsKey(start)) {
            return;
        }
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(begun(start));
        while (!steps.isEmpty()) {
            Step step = steps.element();
            if (step.rest().hasNext()) {
                String next = step.rest().next();
                if (!index.containsKey(next)) {
                    steps.push(begun(next));
                } else if (isOpen.contains(next)) {
                    lower(step.group(), index.getOrDefault(next, 0));
                }
            } else {
                steps.pop();
                ended(step.group());
                if (!steps.isEmpty()) {
                    lower(steps.element().group(), low.getOrDefault(step.group(), 0));
                }
            }
        }
    }

    private Step begun(String group) {
        index.put(group, index.size());
        low.put(group, index.getOrDefault(group, 0));
        open.push(group);
        isOpen.add(group);
        return new Step(group, called(group).iterator());
    }

    private void lower(String group, int to) {
        low.merge(group, to, Math::min);
    }

    private void ended(String group) {
        if (!low.getOrDefault(group, 0).equals(index.get(group))) {
            return;
        }
        Set<String> component = new TreeSet<>();
        String last;
        do {
            last = open.pop();
            isOpen.remove(last);
            component.add(last);
        } while (!last.equals(group));
        components.add(component);
    }

    private boolean goesRound(Set<String> component) {
        String only = component.iterator().next();
        return component.size() > 1 || called(only).contains(only);
    }

    private List<String> shortest(String first, Set<String> component) {
        Map<String, String> from = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            String group = next.remove();
            for (String called : called(group)) {
                if (called.equals(first)) {
                    return back(first, group, from);
                }
                if (component.contains(called) && from.putIfAbsent(called, group) == null) {
                    next.add(called);
                }
            }
        }
        return List.copyOf(component);
    }

    private static List<String> back(String first, String last, Map<String, String> from) {
        ArrayDeque<String> ring = new ArrayDeque<>();
        for (@Nullable String at = last; at != null && !at.equals(first); at = from.get(at)) {
            ring.push(at);
        }
        ring.push(first);
        return List.copyOf(ring);
    }
}
