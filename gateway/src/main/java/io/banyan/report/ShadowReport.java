package io.banyan.report;

import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ShadowTally.OfAll;
import io.banyan.shadow.ShadowTally.OfRoute;
import io.banyan.shadow.ShadowTally.Pointer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What copies of a group's reads came to on the replica that is asked, since it started, was told to forget or the
/// evidence began anew, and what the fleet has seen of the group's MODERN.
///
/// @param notCompared why reads that were to be copied came to no comparison → how many
/// @param routes those of which reads were compared, by id
/// @param drift that more or fewer reads are copied than its share asks for, a sentence; null = as many are
public record ShadowReport(
        String group,
        Map<String, Long> notCompared,
        List<OfRoute> routes,
        @Nullable String drift,
        EvidenceReport evidence) {
    private static final int SHOWN = 3;

    public static ShadowReport of(String group, ShadowTally tally, EvidenceReport evidence) {
        OfAll all = tally.of(group);
        return new ShadowReport(group, all.notCompared(), all.routes(), all.drift(), evidence);
    }

    /// `2 of 1,312 compared reads differ, most at /startsAt; ./banyan mismatches events`, and where its share drifts;
    /// null = none was compared.
    public static @Nullable String says(String group, ShadowTally tally) {
        OfAll all = tally.of(group);
        String differ = differ(group, all.routes());
        if (differ == null) {
            return all.drift();
        }
        return all.drift() == null ? differ : differ + "; " + all.drift();
    }

    private static @Nullable String differ(String group, List<OfRoute> routes) {
        long compared = sum(routes, "matched") + sum(routes, "ignored") + sum(routes, "mismatched");
        long differ = sum(routes, "mismatched");
        if (compared == 0) {
            return null;
        }
        List<String> most = routes.stream()
                .flatMap(route -> route.pointers().stream())
                .sorted(Comparator.comparingLong(Pointer::count).reversed())
                .map(Pointer::pointer)
                .distinct()
                .limit(SHOWN)
                .toList();
        String shown = String.format(Locale.ROOT, "%,d of %,d compared %s", differ, compared, reads(compared));
        String where = most.isEmpty() ? "" : ", most at " + String.join(", ", most);
        return shown + (differ == 1 ? " differs" : " differ") + where + "; ./banyan mismatches " + group;
    }

    private static String reads(long count) {
        return count == 1 ? "read" : "reads";
    }

    private static long sum(List<OfRoute> routes, String verdict) {
        return routes.stream()
                .mapToLong(route -> route.verdicts().getOrDefault(verdict, 0L))
                .sum();
    }
}
