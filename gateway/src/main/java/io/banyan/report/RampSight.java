package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.evidence.EvidenceSource;
import io.banyan.figures.ClientSample;
import io.banyan.figures.Figures;
import io.banyan.figures.FiguresSource;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.StoredGroup;
import io.banyan.ramp.Carried;
import io.banyan.ramp.Looked;
import io.banyan.ramp.RampRunner;
import io.banyan.ramp.Situation;
import io.banyan.ramp.Traffic;
import io.banyan.route.Route;
import io.banyan.split.Weight;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gathers what a ramp is decided by. Safe for use by any thread.
public final class RampSight {
    private final EvidenceSource evidence;
    private final FiguresSource figures;
    private final Function<String, String> weightBy;
    private final Function<String, @Nullable Carried> carried;

    /// @param weightBy who set a group's weight last; empty = not known
    /// @param carried what LEGACY carried of a group lately; null = not known
    public RampSight(
            EvidenceSource evidence,
            FiguresSource figures,
            Function<String, String> weightBy,
            Function<String, @Nullable Carried> carried) {
        this.evidence = evidence;
        this.figures = figures;
        this.weightBy = weightBy;
        this.carried = carried;
    }

    /// A group as its file and live state have it now.
    public Looked of(FileGroup file, LiveView view) {
        StoredGroup stored = view.stored().group(file.name());
        Weight asked = stored.weights().group();
        Map<String, Weight> shadows = new HashMap<>();
        Set<String> inheriting = new HashSet<>();
        for (Route route : file.routes()) {
            if (!stored.weights().own().containsKey(route.id())) {
                inheriting.add(route.id());
                shadows.put(route.id(), stored.values().of(LiveValue.SHADOW).of(route.id()));
            }
        }
        boolean killed = view.inForce().isKilled(file.name()) || file.rules().kill() != null;
        Situation situation = new Situation(
                RampRunner.ramping(view, file.name()),
                asked,
                file.rules().maxWeight(),
                killed,
                weightBy.apply(file.name()),
                inheriting,
                traffic(file.name(), asked.min(file.rules().maxWeight())));
        return new Looked(
                file.ramp(),
                situation,
                shadows,
                evidence.of(file.name()),
                evidence.lately(file.name()),
                stored.revision());
    }

    private Traffic traffic(String group, Weight weight) {
        ClientSample clients = figures.minute(group).clients();
        Figures now = figures.now().of(group);
        return new Traffic(
                clients.sampled(),
                clients.modern(weight),
                now.legacy().rate(),
                now.modern().rate(),
                carried.apply(group));
    }
}
