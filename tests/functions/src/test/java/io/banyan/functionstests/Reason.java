package io.banyan.functionstests;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Why a judge's events are not ours in one member.
///
/// @param member of which ones, as a pattern: `headers/.*`
/// @param why a sentence
/// @param holds what theirs must be then: any other value has no reason
record Reason(Pattern member, String why, Predicate<Difference> holds) {
    static Reason of(String member, String why, Predicate<Difference> holds) {
        return new Reason(Pattern.compile(member, Pattern.DOTALL), why, holds);
    }

    boolean explains(Difference difference) {
        return member.matcher(difference.member()).matches() && holds.test(difference);
    }
}
