package io.banyan.compare;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which order the two sides are read until what they say of one thing can be judged. A difference counts
/// only where MODERN's answer is at least as new as LEGACY's, and LEGACY still says the same after it: else
/// something was changed in between, and that is no mistake of the view's.
public final class Pairing {
    /// How often a difference that cannot be judged is looked at again.
    private static final int AGAIN = 3;

    private final CompareRule rule;
    private @Nullable Seen legacy;
    private @Nullable Seen modern;
    private Next next = Next.LEGACY;
    private Compared compared = Compared.ALIKE;
    private Verdict verdict = Verdict.FAILED;
    private String why = "";
    private int again;

    /// What is to be done next.
    public enum Next {
        LEGACY,
        MODERN,
        /// Half a second, then MODERN.
        WAIT,
        /// LEGACY once more, to see whether it still says the same.
        LEGACY_AGAIN,
        OVER
    }

    public Pairing(CompareRule rule) {
        this.rule = rule;
    }

    public Next next() {
        return next;
    }

    /// One side has answered, the one that `next` names.
    public void answered(Seen seen) {
        String wrong = wrong(seen.status());
        if (wrong != null) {
            failed((next == Next.MODERN || next == Next.WAIT ? "MODERN" : "LEGACY") + wrong);
        } else if (next == Next.LEGACY) {
            legacy = seen;
            next = Next.MODERN;
        } else if (next == Next.LEGACY_AGAIN) {
            confirmed(seen);
        } else {
            modern = seen;
            judge(Objects.requireNonNull(legacy), seen);
        }
    }

    /// Null = such an answer can be compared. Two refusals, or two ways to a sign-in, are alike whatever a view holds.
    private static @Nullable String wrong(int status) {
        if (status == 401 || status == 403 || (status >= 300 && status < 400)) {
            return " answered " + status + ": a read without a client shows nothing";
        }
        return status >= 500 ? " answered " + status : null;
    }

    /// One side gave no answer.
    public void failed(String reason) {
        why = reason;
        over(Verdict.FAILED);
    }

    private void judge(Seen known, Seen shown) {
        compared = Differences.of(rule, known, shown);
        if (compared.verdict() != Verdict.MISMATCHED) {
            over(compared.verdict());
        } else if (shown.proof() == null) {
            failed("MODERN's answer has no Banyan-As-Of that can be read");
        } else if (shown.isAtLeastAsNewAs(known)) {
            next = Next.LEGACY_AGAIN;
        } else if (++again > AGAIN) {
            over(Verdict.LAGGING);
        } else {
            next = Next.WAIT;
        }
    }

    private void confirmed(Seen later) {
        Seen shown = Objects.requireNonNull(modern);
        Set<String> moved =
                Differences.of(rule, Objects.requireNonNull(legacy), later).pointers();
        if (!moved.isEmpty() && ++again <= AGAIN) {
            legacy = later;
            next = Next.MODERN;
            return;
        }
        compared = Differences.of(rule, one -> moved.contains(one.pointer()), later, shown);
        over(compared.verdict());
    }

    private void over(Verdict reached) {
        verdict = reached;
        next = Next.OVER;
    }

    public Verdict verdict() {
        return verdict;
    }

    /// Of one that mismatched, where.
    public List<Difference> differences() {
        return verdict == Verdict.MISMATCHED ? compared.differences() : List.of();
    }

    /// Whether what differs may be kept.
    boolean storesValues() {
        return rule.storesValues();
    }

    /// A side said that its answer is JSON, and it is none.
    boolean notJson() {
        return compared.notJson();
    }

    /// Of one that failed, a sentence.
    public String why() {
        return why;
    }
}
