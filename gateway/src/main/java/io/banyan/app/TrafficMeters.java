package io.banyan.app;

import io.banyan.meters.GuardMeters;
import io.banyan.meters.LiveMeters;
import io.banyan.meters.ViewMeters;

/// The meters that show what is in force on the traffic port.
record TrafficMeters(LiveMeters live, GuardMeters guards, ViewMeters views) {}
