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

/// What copies of a group's reads came to on the replica that is asked, since it started or was told to forget.
///
/// @param notCompared why reads that were to be copied came to no comparison → how many
/// @param routes those of which reads were compared, by id
public record ShadowReport(String group, Map<String, Long> notCompared, List<OfRoute> routes) {
    private static final int SHOWN = 3;

    public static ShadowReport of(String group, ShadowTally tally) {
        OfAll all = tally.of(group);
        return new ShadowReport(group, all.notCompared(), all.routes());
    }

    /// `2 of 1,312 compared reads differ, most at /startsAt; ./banyan mismatches events`; null = none was compared.
    public @Nullable String says() {
        long compared = sum("matched") + sum("ignored") + sum("mismatched");
        long differ = sum("mismatched");
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

    private long sum(String verdict) {
        return routes.stream()
                .mapToLong(route -> route.verdicts().getOrDefault(verdict, 0L))
                .sum();
    }
}
