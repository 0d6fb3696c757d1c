package io.banyan.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Groups that call each other in a circle: the strongly connected components of the graph of calls that have
/// more than one group, or a group that calls itself. By Tarjan's algorithm with a stack of its own, so that a
/// long chain of calls takes no long chain of method calls.
final class Cycles {
    private final Map<String, SortedSet<String>> calls = new TreeMap<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<SortedSet<String>> found = new ArrayList<>();

    private Cycles(Collection<CallPair> pairs) {
        pairs.forEach(pair -> {
            calls.computeIfAbsent(pair.caller(), name -> new TreeSet<>()).add(pair.called());
            calls.computeIfAbsent(pair.called(), name -> new TreeSet<>());
        });
    }

    /// Group → one way round through it, the group first and last: `orders`, `prices`, `orders`. Groups in
    /// no circle are left out.
    static Map<String, List<String>> of(Collection<CallPair> pairs) {
        Cycles cycles = new Cycles(pairs);
        cycles.calls.keySet().forEach(cycles::visit);
        Map<String, List<String>> ways = new TreeMap<>();
        for (SortedSet<String> members : cycles.found) {
            members.forEach(member -> ways.put(member, cycles.way(member, members)));
        }
        return ways;
    }

    /// A group that is being looked at, and which of its calls come next.
    private record Visit(String group, Deque<String> left) {}

    private void visit(String first) {
        if (index.containsKey(first)) {
            return;
        }
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(begin(first));
        while (!visits.isEmpty()) {
            Visit visit = visits.getFirst();
            String next = visit.left().poll();
            if (next == null) {
                visits.pop();
                end(visit.group());
                if (!visits.isEmpty()) {
                    lower(visits.getFirst().group(), of(low, visit.group()));
                }
            } else if (!index.containsKey(next)) {
                visits.push(begin(next));
            } else if (isOpen.contains(next)) {
                lower(visit.group(), of(index, next));
            }
        }
    }

    private Visit begin(String group) {
        index.put(group, index.size());
        low.put(group, of(index, group));
        open.push(group);
        isOpen.add(group);
        return new Visit(group, new ArrayDeque<>(called(group)));
    }

    private void lower(String group, int reached) {
        low.merge(group, reached, Math::min);
    }

    private void end(String group) {
        if (of(low, group) != of(index, group)) {
            return;
        }
        SortedSet<String> members = new TreeSet<>();
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            members.add(member);
        } while (!member.equals(group));
        if (members.size() > 1 || called(group).contains(group)) {
            found.add(members);
        }
    }

    /// The shortest way from a group through others of its component back to itself.
    private List<String> way(String from, Set<String> members) {
        Map<String, String> before = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (true) {
            String at = next.remove();
            for (String called : called(at)) {
                if (called.equals(from)) {
                    return back(from, at, before);
                }
                if (members.contains(called) && before.putIfAbsent(called, at) == null) {
                    next.add(called);
                }
            }
        }
    }

    private static List<String> back(String from, String last, Map<String, String> before) {
        List<String> way = new ArrayList<>(List.of(from));
        for (String at = last; at != null && !at.equals(from); at = before.get(at)) {
            way.addFirst(at);
        }
        way.addFirst(from);
        return List.copyOf(way);
    }

    private Collection<String> called(String group) {
        return calls.getOrDefault(group, new TreeSet<>());
    }

    private static int of(Map<String, Integer> numbers, String group) {
        return numbers.getOrDefault(group, 0);
    }
}
