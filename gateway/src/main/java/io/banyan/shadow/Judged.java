package io.banyan.shadow;

import io.banyan.compare.CompareRule;
import io.banyan.compare.Compared;
import io.banyan.compare.Difference;
import io.banyan.compare.Differences;
import io.banyan.compare.Seen;
import io.banyan.compare.Verdict;
import io.banyan.route.Side;
import java.util.List;

/// What a read's answer and its copy's come to.
///
/// @param differences of one that mismatched
/// @param why of one that failed, a sentence; else empty
/// @param notJson an answer says that it is JSON and is none
/// @param unauthorized the copy was refused with 401 or 403 where the read was not, which says nothing of the side that
///     refused it unless the copy carried the client's credentials
/// @param behind MODERN's answer may be older than LEGACY's, so whether they mean the same says nothing of MODERN:
///     where they differ they would not count, and so they do not where they do not
public record Judged(
        Verdict verdict,
        List<Difference> differences,
        String why,
        boolean notJson,
        boolean unauthorized,
        boolean behind) {
    public Judged {
        differences = List.copyOf(differences);
    }

    /// Of a copy that was not refused, and of answers as new as each other.
    public Judged(Verdict verdict, List<Difference> differences, String why, boolean notJson) {
        this(verdict, differences, why, notJson, false, false);
    }

    /// The copy got no answer.
    public static Judged failed(String why) {
        return new Judged(Verdict.FAILED, List.of(), why, false);
    }

    /// The same of a copy that carried the client's credentials.
    public Judged withCredentials() {
        return new Judged(verdict, differences, why, notJson, false, behind);
    }

    /// Both have answered.
    ///
    /// @param noise of the route
    /// @param copied the side that answered the copy
    /// @param proves MODERN is to say how new its answers are
    public static Judged of(CompareRule rule, Noise noise, Side copied, boolean proves, Seen legacy, Seen modern) {
        Seen copy = copied == Side.MODERN ? modern : legacy;
        int status = copy.status();
        String answered = copied + " answered " + status;
        if ((status == 401 || status == 403) && legacy.status() != modern.status()) {
            return new Judged(Verdict.FAILED, List.of(), answered, false, true, false);
        }
        if (status >= 500 || status == 429) {
            return failed(answered);
        }
        Noise.Look look = noise.look();
        Compared compared = Differences.of(rule, look, legacy, modern);
        boolean behind = modern.proof() != null && !modern.isAtLeastAsNewAs(legacy);
        if (compared.verdict() != Verdict.MISMATCHED) {
            if (compared.verdict() != Verdict.NOT_COMPARABLE && !behind) {
                look.counts();
            }
            return new Judged(compared.verdict(), List.of(), "", compared.notJson(), false, behind);
        }
        if (modern.proof() == null && proves) {
            return failed("MODERN's answer has no Banyan-As-Of that can be read");
        }
        if (behind) {
            return new Judged(Verdict.LAGGING, List.of(), "", compared.notJson(), false, true);
        }
        look.counts();
        return new Judged(Verdict.MISMATCHED, compared.differences(), "", compared.notJson());
    }
}
