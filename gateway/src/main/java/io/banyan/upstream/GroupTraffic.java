package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.ModernState;
import org.jspecify.annotations.Nullable;

/// The two sides of a group as they run: targets with their pools and guards, which outlive a reload.
///
/// @param written what the file says of them
/// @param fallBacks the share of LEGACY's places that this group's fall-backs may hold at once: 256, so that a failing
///     new side never takes places from writes
public record GroupTraffic(
        GroupUpstreams written,
        Upstream modern,
        ModernGuard guard,
        Upstream legacy,
        LegacyGuard legacyGuard,
        LegacyGuard fallBacks) {
    public static final int MOST_FALL_BACKS = 256;

    /// A read asks to go to MODERN; see [ModernGuard#enter].
    public Entry enterModern(int place, int weight, boolean patient) {
        return guard.enter(place, weight, patient);
    }

    /// Null: no place is free.
    ///
    /// @param fellBack the request holds one of the places for fall-backs, too
    public @Nullable Pass enterLegacy(boolean fellBack) {
        return (fellBack ? fallBacks : legacyGuard).enter();
    }

    /// What is wrong with MODERN now, as far as anybody knows; null = nothing.
    public @Nullable ModernState modernState() {
        return new ModernReading(this).state();
    }

    /// The same as a sentence.
    public @Nullable String modernSays() {
        ModernState state = modernState();
        return state == null ? null : state.says(written.group().name());
    }

    /// LEGACY is to answer in the place of an answer of MODERN's with this status.
    public void listed(int status) {
        if (status < 500) {
            guard.listed(status);
        }
    }

    public FallBackRule fallBack() {
        return written.fallBack();
    }

    public AnswerRules answers() {
        return written.answers();
    }
}
