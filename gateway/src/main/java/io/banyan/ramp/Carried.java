package io.banyan.ramp;

import java.time.Duration;

/// What LEGACY has carried of a group.
///
/// @param perSecond the most, on the mean of ten minutes
/// @param over of which time that is known, seven days at most
public record Carried(double perSecond, Duration over) {}
