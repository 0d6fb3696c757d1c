package io.banyan.exchange;

import io.banyan.route.Side;
import org.jspecify.annotations.Nullable;

/// Watches exchanges without being able to hurt them. Called on event loops: never blocks. What it throws is counted
/// and goes no further.
public interface Tap {
    /// A response head arrived from an upstream; `group` null where LEGACY answered for no route.
    default void head(@Nullable String group, Side side, long nanos) {}

    /// The head of LEGACY's answer arrived, and goes to the client.
    default void legacyAnswered(LegacyAnswer answer) {}

    /// An exchange ended, whichever way.
    default void ended(ExchangeRecord exchange) {}

    /// A Set-Cookie of MODERN was dropped.
    default void cookieDropped(String group) {}

    /// LEGACY is to answer a read, since MODERN's answer would set cookies that no list names.
    default void cookiesUnlisted(UnlistedCookies cookies) {}

    /// LEGACY is to answer a read, since MODERN's answer is not new enough.
    ///
    /// @param cause of a closed set
    default void stale(String group, String cause) {}

    /// A write has left a ticket with its client.
    ///
    /// @param from where its position is from: `header`, `database` or, without one, `time`
    default void ticket(String from) {}

    /// LEGACY was asked who a request is from.
    ///
    /// @param result of a closed set: `person`, `anonymous`, or why it is not known
    default void identity(String group, String result) {}

    /// A call of a group ended, or was refused at the inner door; told only where ways are signed.
    default void called(GroupCall call) {}

    /// A read was copied for the other side, or was to be.
    ///
    /// @param route its id; empty = nothing was compared
    /// @param result of a closed set: a verdict, or why nothing was compared
    default void shadowed(String group, String route, String result) {}

    /// A header of MODERN that speaks for the whole site was dropped.
    ///
    /// @param header its name, of a closed list
    default void headerDropped(String group, String header) {}
}
