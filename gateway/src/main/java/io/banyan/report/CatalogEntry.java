package io.banyan.report;

import io.banyan.catalog.Declared;
import io.banyan.catalog.DeclaredVersion;
import io.banyan.catalog.Entry;
import io.banyan.catalog.Finding;
import io.banyan.catalog.Rate;
import io.banyan.catalog.Sighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One subject of the catalogue.
///
/// @param kind group, route, function or view
/// @param group that it belongs to; null = no file declares it, as with all that is null beside it
/// @param place where it runs, in people's words; null = not told, too
/// @param reviewBy null = it is reviewed with its group, too
/// @param where it is declared: file and line
/// @param applied the highest share of reads that may reach it now, in percent; null = no weight decides on it,
/// too
/// @param declaredVersions those that are meant to answer; empty = nothing is claimed
/// @param versions those that answered, the newest answer first
/// @param since when it was first declared or seen; null = not known yet
/// @param seen when it last had traffic; null = never, as far as is known
/// @param hour of the last 50 to 60 minutes; null = not known yet
/// @param day of the last 24 hours, or ten minutes less; null = not known yet
public record CatalogEntry(
        String kind,
        String name,
        @Nullable String group,
        @Nullable String owner,
        @Nullable String contact,
        @Nullable String lifecycle,
        @Nullable String place,
        @Nullable LocalDate reviewBy,
        @Nullable String where,
        @Nullable BigDecimal applied,
        List<String> declaredVersions,
        List<Answered> versions,
        @Nullable Instant since,
        @Nullable Instant seen,
        @Nullable Traffic hour,
        @Nullable Traffic day,
        List<CatalogFinding> findings) {
    /// A version that answered, and when it last did.
    public record Answered(String version, Instant at) {}

    /// Calls in a while, and how many of them failed.
    ///
    /// @param perSecond calls, with at most three decimals
    public record Traffic(long calls, long errors, BigDecimal perSecond) {
        static Traffic of(Rate rate) {
            BigDecimal perSecond =
                    BigDecimal.valueOf(Math.round(rate.perSecond() * 1000), 3).stripTrailingZeros();
            return new Traffic(
                    rate.calls().count(),
                    rate.calls().errors(),
                    perSecond.scale() < 0 ? perSecond.setScale(0) : perSecond);
        }
    }

    /// Where declared and seen differ, or nobody looks after it.
    ///
    /// @param kind unowned, ring, drift, experimental, overdue or dead
    /// @param says a sentence without its full stop
    /// @param remedy what to do about it
    public record CatalogFinding(String kind, String says, String remedy) {
        static CatalogFinding of(Finding finding) {
            return new CatalogFinding(finding.kind().word(), finding.says(), finding.remedy());
        }
    }

    static CatalogEntry of(Entry entry) {
        Declared declared = entry.declared();
        Sighting sighting = entry.sighting();
        return new CatalogEntry(
                entry.subject().kind().word(),
                entry.subject().name(),
                declared == null ? null : declared.group(),
                declared == null ? null : declared.ownership().owner(),
                declared == null ? null : orNull(declared.ownership().contact()),
                declared == null ? null : declared.lifecycle().word(),
                declared == null ? null : orNull(declared.place()),
                declared == null ? null : declared.ownership().reviewBy(),
                declared == null ? null : declared.origin().toString(),
                declared == null ? null : Percent.orNull(declared.applied()),
                declared == null
                        ? List.of()
                        : declared.versions().stream()
                                .map(DeclaredVersion::version)
                                .toList(),
                sighting == null ? List.of() : answered(sighting),
                sighting == null ? null : sighting.since(),
                sighting == null ? null : sighting.seen(),
                sighting == null ? null : Traffic.of(sighting.hour()),
                sighting == null ? null : Traffic.of(sighting.day()),
                entry.findings().stream().map(CatalogFinding::of).toList());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Answered> answered(Sighting sighting) {
        return sighting.versions().entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(one -> new Answered(one.getKey(), one.getValue()))
                .toList();
    }
}
