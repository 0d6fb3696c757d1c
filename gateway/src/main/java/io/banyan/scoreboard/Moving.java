package io.banyan.scoreboard;

import io.banyan.decide.Ambiguity;
import io.banyan.scoreboard.Sighting.Trait;
import io.banyan.scoreboard.Tally.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well a template would move, by rules that each say a sentence: no number stands for them.
///
/// @param well `easily` = nothing stands against it; `with-care` = one or two things do; `hard` = more, or half of its
///     reads would stay; `stays` = it is a write; `unknown` = too little was seen
/// @param against what would have to be solved; empty = nothing
/// @param helps what makes it easier
public record Moving(String well, List<String> against, List<String> helps) {
    /// Answers below which nothing is said.
    static final int ENOUGH = 50;

    private static final double SOME = 0.01;
    private static final double MANY = 0.05;
    private static final double MOST = 0.5;
    private static final int FEW_ANSWERS = 50;

    public Moving {
        against = List.copyOf(against);
        helps = List.copyOf(helps);
    }

    static Moving of(Tally tally, boolean read) {
        if (!read) {
            return new Moving("stays", List.of("Banyan sends every write to LEGACY"), List.of());
        }
        if (tally.answers() < ENOUGH) {
            return new Moving(
                    "unknown",
                    List.of("only about %d answers seen: too few to tell".formatted(Math.round(tally.answers()))),
                    List.of());
        }
        List<String> against = new ArrayList<>();
        double unclear = tally.unclear() / tally.answers();
        if (unclear > SOME) {
            against.add("%s of its reads are not clear ones (%s) and would stay with LEGACY"
                    .formatted(percent(unclear), causes(tally)));
        }
        whoAsks(tally, against);
        answers(tally, against);
        String well = unclear >= MOST || against.size() > 2 ? "hard" : against.isEmpty() ? "easily" : "with-care";
        return new Moving(well, against, helps(tally));
    }

    private static void whoAsks(Tally tally, List<String> against) {
        double authorized = share(tally, Trait.AUTHORIZATION);
        double ownPages = share(tally, Trait.PRIVATE);
        if (authorized > MANY) {
            against.add("%s of its requests carry Authorization: the new side must check it"
                    .formatted(percent(authorized)));
        } else if (ownPages > MANY && share(tally, Trait.COOKIE) > MANY) {
            against.add("%s of its answers are private and its clients send cookies: the new side must know who asks"
                    .formatted(percent(ownPages)));
        }
        double sets = share(tally, Trait.SETS_COOKIE);
        if (sets > SOME) {
            against.add("%s of its answers set cookies: the new side cannot set the monolith's; see set-cookie"
                    .formatted(percent(sets)));
        }
    }

    private static void answers(Tally tally, List<String> against) {
        double failed = tally.of(Count.SERVER_ERRORS) / tally.answers();
        if (failed > SOME) {
            against.add("LEGACY itself answers %s with a server error".formatted(percent(failed)));
        }
        double redirected = tally.of(Count.REDIRECTED) / tally.answers();
        if (redirected > MOST) {
            against.add("%s of its answers are redirects or 304: find out what decides them"
                    .formatted(percent(redirected)));
        }
    }

    private static List<String> helps(Tally tally) {
        List<String> helps = new ArrayList<>();
        double cacheable = share(tally, Trait.CACHEABLE);
        if (cacheable > MOST) {
            helps.add("%s of its answers may be cached: they depend on no client".formatted(percent(cacheable)));
        }
        if (share(tally, Trait.COOKIE) + share(tally, Trait.AUTHORIZATION) < SOME) {
            helps.add("its clients send no cookies and no Authorization");
        }
        long different = tally.variety();
        if (different > 0 && different <= FEW_ANSWERS) {
            helps.add("about %d different answers in all".formatted(different));
        }
        if (share(tally, Trait.QUERY) < SOME) {
            helps.add("no query parameters");
        }
        return helps;
    }

    private static String causes(Tally tally) {
        List<String> causes = new ArrayList<>();
        for (Ambiguity.Cause cause : Ambiguity.Cause.values()) {
            double share = tally.of(cause) / tally.answers();
            if (share > SOME / 2) {
                causes.add(cause.tag() + " " + percent(share));
            }
        }
        return String.join(", ", causes);
    }

    private static double share(Tally tally, Trait trait) {
        return tally.of(trait) / tally.answers();
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent >= 10 || percent == Math.rint(percent)
                ? "%d %%".formatted(Math.round(percent))
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
