package io.banyan.api;

import io.banyan.figures.FiguresSource;
import io.banyan.live.LiveRunner;
import io.banyan.report.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// Brings together what reports are made of.
record Moments(TrafficSource traffic, LiveRunner live, LastChanges last, FiguresSource figures, Clock clock) {
    Moment now() {
        return Moment.of(traffic.files(), live.now(), last::of, figures, LocalDate.now(clock));
    }

    Instant instant() {
        return clock.instant();
    }

    Names names() {
        return new Names(traffic.files());
    }
}
