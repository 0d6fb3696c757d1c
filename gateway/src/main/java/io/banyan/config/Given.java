package io.banyan.config;

import java.time.LocalDate;

/// What a route file is checked against beside itself.
///
/// @param today decides which review dates have passed
/// @param redis the gateway has one in which tickets can be kept
public record Given(LocalDate today, boolean redis) {
    /// Of a gateway with everything.
    public static Given on(LocalDate today) {
        return new Given(today, true);
    }
}
