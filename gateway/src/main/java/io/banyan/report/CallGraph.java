package io.banyan.report;

import io.banyan.caller.CallRules;
import io.banyan.figures.CallFigures;
import io.banyan.figures.PairFigures;
import io.banyan.way.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which groups call which.
///
/// @param declared each group and those that its file lists
/// @param all the same, and those that it called in the last minute; of refused calls only those that led back
/// @param loops pairs whose calls led back to a group that they had passed, and were refused: `[caller, group]`
public record CallGraph(Map<String, Set<String>> declared, Map<String, Set<String>> all, Set<List<String>> loops) {
    /// Of what files say and a replica saw.
    public static CallGraph of(CallRules rules, CallFigures figures) {
        Map<String, Set<String>> declared = new TreeMap<>();
        Map<String, Set<String>> all = new TreeMap<>();
        rules.groups().forEach((caller, rule) -> {
            declared.put(caller, new TreeSet<>(rule.calls().keySet()));
            all.put(caller, new TreeSet<>(rule.calls().keySet()));
        });
        Set<List<String>> loops = new HashSet<>();
        for (CallFigures.Refusal refusal : figures.refusals()) {
            if (refusal.why().equals("loop")) {
                loops.add(List.of(refusal.caller(), refusal.group()));
            }
        }
        for (PairFigures pair : figures.pairs()) {
            if (isOfGroups(rules, pair)
                    && (pair.rate() > pair.failed().refused()
                            || loops.contains(List.of(pair.caller(), pair.group())))) {
                all.computeIfAbsent(pair.caller(), name -> new TreeSet<>()).add(pair.group());
            }
        }
        return new CallGraph(declared, all, loops);
    }

    private static boolean isOfGroups(CallRules rules, PairFigures pair) {
        return rules.of(pair.caller()) != null
                && rules.of(pair.group()) != null
                && !pair.caller().equals(Trail.OUTSIDE)
                && !pair.caller().equals(pair.group());
    }
}
