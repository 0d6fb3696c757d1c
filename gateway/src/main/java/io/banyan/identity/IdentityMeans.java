package io.banyan.identity;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/// What the identities of all groups share.
///
/// @param whole whether all that the fleet forgets is heard here at this moment of `millis`
/// @param signer runs what signs, which takes too long for an event loop
/// @param clock for what tokens say
/// @param millis of a clock that only goes forward, for how old something is
/// @param log is told once what goes wrong, and once that it is over
public record IdentityMeans(
        Forgotten forgotten,
        LongPredicate whole,
        Signing signing,
        Executor signer,
        InstantSource clock,
        LongSupplier millis,
        Consumer<String> log) {}
