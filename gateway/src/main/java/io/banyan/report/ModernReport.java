package io.banyan.report;

import io.banyan.exchange.ModernState;
import io.banyan.figures.FiguresSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is wrong with a group's MODERN, as the replicas that answer see it; the worst of it first.
///
/// @param what of a closed set: `refuses-connections`
/// @param down true = no read gets an answer from it
/// @param since the earliest moment that a replica tells
/// @param address `127.0.0.1:8082`
/// @param says the same for people, in one sentence
/// @param replicas a row for each replica that sees something, where they differ; else empty
public record ModernReport(
        String group, String what, boolean down, Instant since, String address, String says, List<ModernRow> replicas) {
    /// What this replica calls itself in a row.
    static final String HERE = "this replica";

    private static final Comparator<ModernState> WORST =
            Comparator.comparing(ModernState::what).thenComparing(ModernState::since);

    /// What one replica sees.
    ///
    /// @param replica its name, or `this replica`
    public record ModernRow(String replica, String what, Instant since, String says) {}

    /// There is no point in asking whether it has room for more.
    boolean takesNoMore() {
        return down || what.equals(ModernState.What.NO_PLACE_FREE.tag());
    }

    /// Null where no replica sees anything wrong.
    ///
    /// @param here what this replica sees; null = nothing
    public static @Nullable ModernReport of(String group, @Nullable ModernState here, FiguresSource fleet) {
        return of(
                group,
                here,
                fleet.modernElsewhere(group),
                fleet.now().replicas().answering());
    }

    /// @param elsewhere by name, the others that see something
    /// @param answering replicas, this one included
    static @Nullable ModernReport of(
            String group, @Nullable ModernState here, Map<String, ModernState> elsewhere, int answering) {
        List<ModernState> all = new ArrayList<>(elsewhere.values());
        if (here != null) {
            all.add(here);
        }
        ModernState worst = all.stream().min(WORST).orElse(null);
        if (worst == null) {
            return null;
        }
        long alike = all.stream().filter(state -> state.what() == worst.what()).count();
        boolean differ = alike < Math.max(answering, all.size());
        String says = (differ ? worst : summed(worst, all)).says(group);
        return new ModernReport(
                group,
                worst.what().tag(),
                worst.down(),
                told(worst.since()),
                worst.address(),
                differ ? "on %d of %d replicas %s".formatted(alike, Math.max(answering, all.size()), says) : says,
                differ ? rows(group, here, elsewhere) : List.of());
    }

    /// All see the same: reads that failed add up.
    private static ModernState summed(ModernState worst, List<ModernState> all) {
        if (worst.what() != ModernState.What.FAILS_SOME) {
            return worst;
        }
        ModernState newest =
                all.stream().max(Comparator.comparing(ModernState::last)).orElse(worst);
        int reads = all.stream().mapToInt(ModernState::number).sum();
        return new ModernState(
                worst.what(),
                worst.since(),
                newest.last(),
                newest.at(),
                newest.address(),
                newest.detail(),
                reads,
                worst.legacyAnswers());
    }

    private static List<ModernRow> rows(String group, @Nullable ModernState here, Map<String, ModernState> elsewhere) {
        List<ModernRow> rows = new ArrayList<>();
        if (here != null) {
            rows.add(row(HERE, here, group));
        }
        new TreeMap<>(elsewhere).forEach((name, state) -> rows.add(row(name, state, group)));
        return List.copyOf(rows);
    }

    private static ModernRow row(String replica, ModernState state, String group) {
        return new ModernRow(replica, state.what().tag(), told(state.since()), state.says(group));
    }

    private static Instant told(Instant exact) {
        return exact.truncatedTo(ChronoUnit.MILLIS);
    }
}
