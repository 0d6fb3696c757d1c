package io.banyan.browser;

import java.util.ArrayList;
import java.util.List;

/// What a visitor saw, in order; two visitors who saw the same have equal diaries.
final class Diary {
    /// @param step what the visitor did, as in `opens /events`
    /// @param seen line by line
    private record Entry(String step, List<String> seen) {}

    private static final int SHOWN = 10;

    private final List<Entry> entries = new ArrayList<>();

    void note(String step, String seen) {
        entries.add(new Entry(step, seen.lines().toList()));
    }

    /// One sentence for each line that is not as in the other diary, at most ten of a step; empty when they are equal.
    List<String> differencesFrom(Diary expected) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < Math.max(entries.size(), expected.entries.size()); i++) {
            if (i >= entries.size()) {
                differences.add("never came to: " + expected.entries.get(i).step());
            } else if (i >= expected.entries.size()) {
                differences.add("did more than expected: " + entries.get(i).step());
            } else {
                compare(entries.get(i), expected.entries.get(i), differences);
            }
        }
        return differences;
    }

    private static void compare(Entry actual, Entry expected, List<String> differences) {
        if (!actual.step().equals(expected.step())) {
            differences.add("expected step: %s, was: %s".formatted(expected.step(), actual.step()));
            return;
        }
        int before = differences.size();
        for (int i = 0; i < Math.max(actual.seen().size(), expected.seen().size()); i++) {
            String there = line(expected, i);
            String here = line(actual, i);
            if (!here.equals(there) && differences.size() < before + SHOWN) {
                differences.add(
                        "%s, line %d%n  expected: %s%n  was:      %s".formatted(actual.step(), i + 1, there, here));
            }
        }
    }

    private static String line(Entry entry, int number) {
        return number < entry.seen().size() ? entry.seen().get(number) : "(nothing)";
    }
}
