package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.figures.FiguresSource;
import io.banyan.freshness.ViewNotes;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveView;
import io.banyan.live.Ramping;
import io.banyan.ramp.RampRunner;
import io.banyan.report.GroupView;
import io.banyan.report.ModernReport;
import io.banyan.report.Moment;
import io.banyan.report.RampReport;
import io.banyan.report.RampSight;
import io.banyan.report.ShadowReport;
import io.banyan.shadow.ShadowTally;
import io.banyan.view.FeedStore;
import io.banyan.view.View;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings together what reports are made of.
///
/// @param feed of all views
record Moments(
        TrafficSource traffic,
        LiveRunner live,
        LastChanges last,
        FiguresSource figures,
        FeedStore feed,
        Seen seen,
        Clock clock) {
    /// What was seen of MODERNs.
    ///
    /// @param shadowed what copies of reads came to here
    /// @param evidence of the fleet
    /// @param ramps what ramps are decided by
    record Seen(ShadowTally shadowed, EvidenceRunner evidence, RampSight ramps) {}

    ShadowTally shadowed() {
        return seen.shadowed();
    }

    EvidenceRunner evidence() {
        return seen.evidence();
    }

    RampSight ramps() {
        return seen.ramps();
    }

    Moment now() {
        return Moment.of(traffic.files(), live.now(), last::of, figures, traffic::modern, LocalDate.now(clock))
                .with(viewHere(), group -> ShadowReport.says(group, shadowed()), this::ramp);
    }

    /// How far a group's ramp has come, a sentence; null = none was ever started.
    private @Nullable String ramp(String group) {
        LiveView now = live.now();
        FileGroup file = traffic.files().groups().get(group);
        return file == null || RampRunner.ramping(now, group).phase() == Ramping.Phase.NONE
                ? null
                : RampReport.says(group, ramps().of(file, now), instant());
    }

    /// The view that a group reads from, as this replica sees it; null = its file asks for no freshness.
    Function<String, @Nullable GroupView> viewHere() {
        Map<String, View> fed = feed.now(clock.instant()).stream().collect(Collectors.toMap(View::name, view -> view));
        return group -> {
            ViewNotes notes = traffic.view(group);
            return notes == null
                    ? null
                    : GroupView.of(group, notes, notes.view() == null ? null : fed.get(notes.view()));
        };
    }

    /// What is wrong with MODERNs, in the order of their groups' names.
    List<ModernReport> modern() {
        return traffic.files().groups().keySet().stream()
                .sorted()
                .map(group -> ModernReport.of(group, traffic.modern(group), figures))
                .filter(Objects::nonNull)
                .toList();
    }

    Instant instant() {
        return clock.instant();
    }

    Names names() {
        return new Names(traffic.files());
    }
}
