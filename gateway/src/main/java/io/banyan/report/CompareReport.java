package io.banyan.report;

import io.banyan.compare.Comparing;
import io.banyan.compare.Tally;
import io.banyan.compare.Tally.Found;
import io.banyan.compare.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison of a version of a view with LEGACY. It holds keys, and values only of routes with `store: values`.
///
/// @param state `drawing`, `reading` or `over`
/// @param problem why it ended early, a sentence; null = it did not
/// @param expected how many keys there are to compare; 0 until they are drawn
/// @param done how many were
/// @param ignored that differ only in what is not to be looked at, or in what LEGACY says differently each time
/// @param lagging whose answer from the view stayed older than LEGACY's
/// @param notComparable whose bodies are too deep, too large or encoded in a way that is not known
/// @param notJson of how many an answer said that it is JSON and is none, so that bytes were compared
/// @param mismatches by JSON pointer, the most frequent first
/// @param failures by reason, the most frequent first
/// @param leftOut kind of key → how many have no path to be read at
public record CompareReport(
        String view,
        int version,
        String state,
        @Nullable String problem,
        int expected,
        int done,
        int matched,
        int mismatched,
        int ignored,
        int lagging,
        int notComparable,
        int failed,
        int notJson,
        List<Found> mismatches,
        List<Found> failures,
        Map<String, Integer> leftOut) {
    public static CompareReport of(Comparing comparing) {
        Tally tally = comparing.tally();
        return new CompareReport(
                comparing.view(),
                comparing.version(),
                comparing.state().name().toLowerCase(Locale.ROOT),
                comparing.failed().isEmpty() ? null : comparing.failed(),
                comparing.expected(),
                tally.all(),
                tally.of(Verdict.MATCHED),
                tally.of(Verdict.MISMATCHED),
                tally.of(Verdict.IGNORED),
                tally.of(Verdict.LAGGING),
                tally.of(Verdict.NOT_COMPARABLE),
                tally.of(Verdict.FAILED),
                tally.notJson(),
                tally.mismatches(),
                tally.failures(),
                comparing.leftOut());
    }
}
