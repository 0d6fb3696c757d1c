package io.banyan.compare;

import io.banyan.compare.SideReader.ReadFailed;
import io.banyan.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One comparison of a version of a view with LEGACY, from its start to its result. Safe for any thread.
public final class Comparing {
    private final String view;
    private final int version;
    private final int count;
    private final Map<Route, CompareRule> rules;
    private final List<ReadPath> paths;
    private final Tally tally = new Tally();
    private volatile SampleReads sample = new SampleReads(List.of(), Map.of());
    private volatile String failed = "";
    private volatile State state = State.DRAWING;

    /// How far it is.
    public enum State {
        /// The runner draws keys.
        DRAWING,
        READING,
        OVER
    }

    /// What to compare.
    ///
    /// @param count how many documents are drawn, 1 to 10,000
    /// @param ignored JSON pointers, beside what the rules of routes ignore
    public record Sample(int count, List<ReadPath> paths, List<String> ignored) {
        public Sample {
            paths = List.copyOf(paths);
            ignored = List.copyOf(ignored);
        }
    }

    /// @param routes of the groups that read from the view, in their order, and what of their answers is compared
    public Comparing(String view, int version, Map<Route, CompareRule> routes, Sample sample) {
        this.view = view;
        this.version = version;
        this.count = sample.count();
        Map<Route, CompareRule> all = new LinkedHashMap<>();
        routes.forEach(
                (route, rule) -> all.put(route, rule.ignoring(sample.ignored()).withoutCookies()));
        this.rules = all;
        this.paths = sample.paths();
    }

    public String view() {
        return view;
    }

    public int version() {
        return version;
    }

    public State state() {
        return state;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /// How many keys there are to compare, as soon as they are drawn.
    public int expected() {
        return sample.reads().size();
    }

    /// Kind → how many of its keys were left out, since no path shows them.
    public Map<String, Integer> leftOut() {
        return sample.leftOut();
    }

    /// Why it ended early, a sentence; empty = it did not.
    public String failed() {
        return failed;
    }

    public Tally tally() {
        return tally;
    }

    int count() {
        return count;
    }

    CompareRule rule(Route of) {
        return rules.getOrDefault(of, CompareRule.DEFAULT);
    }

    /// @throws ReadFailed where no key can be read, with what to write
    SampleReads reads(Set<String> drawn) {
        SampleReads reads = SampleReads.of(drawn, List.copyOf(rules.keySet()), paths);
        sample = reads;
        state = State.READING;
        if (drawn.isEmpty()) {
            throw new ReadFailed("v%d of %s holds no documents".formatted(version, view));
        }
        if (reads.reads().isEmpty()) {
            String kind = reads.leftOut().keySet().stream().sorted().findFirst().orElse("event");
            throw new ReadFailed(
                    "no route of the view's groups shows a key such as %s:42: a path needs exactly one variable, {%s}, {%sId} or {%s_id}; name one with --path '/api/%ss/{%s}'"
                            .formatted(kind, kind, kind, kind, kind, kind));
        }
        return reads;
    }

    void add(String key, Pairing pair) {
        tally.add(key, pair);
    }

    void over(String why) {
        failed = why;
        state = State.OVER;
    }
}
