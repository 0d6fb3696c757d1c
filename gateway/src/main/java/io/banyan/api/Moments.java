package io.banyan.api;

import io.banyan.figures.FiguresSource;
import io.banyan.live.LiveRunner;
import io.banyan.report.ModernReport;
import io.banyan.report.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Brings together what reports are made of.
record Moments(TrafficSource traffic, LiveRunner live, LastChanges last, FiguresSource figures, Clock clock) {
    Moment now() {
        return Moment.of(traffic.files(), live.now(), last::of, figures, traffic::modern, LocalDate.now(clock))
                .with(traffic::view);
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
