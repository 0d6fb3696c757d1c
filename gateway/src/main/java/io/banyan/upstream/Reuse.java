package io.banyan.upstream;

import java.util.concurrent.TimeUnit;

/// How freely the kept connections to an upstream are shared between clients. What may not go over a kept one
/// goes over a new one.
public enum Reuse {
    /// A client's requests go over the connections that its earlier requests used. Over one that served
    /// somebody else goes only a read that may be repeated, of a client which has sent something before, and
    /// only once that connection has been silent for a while: so that nobody pays for what another client
    /// left behind.
    SAFE,
    /// Any that is idle serves anybody.
    ALWAYS;

    /// An upstream that closes kept connections gives no notice: younger ones seldom meet that.
    private static final long FRESH_ENOUGH_TO_WRITE = TimeUnit.SECONDS.toNanos(1);
    /// What an upstream says after its answer follows it closely, and closes the connection where that is
    /// idle then.
    private static final long SILENT_ENOUGH_TO_SHARE = TimeUnit.MILLISECONDS.toNanos(100);

    /// Whether a request may go over a connection that is kept.
    ///
    /// @param repeatable it may be sent again when that connection turns out closed
    /// @param first its client has sent nothing before
    /// @param own the connection served this client last
    /// @param idleNanos how long nothing has gone over it
    boolean allows(boolean repeatable, boolean first, boolean own, long idleNanos) {
        if (!repeatable && idleNanos >= FRESH_ENOUGH_TO_WRITE) {
            return false;
        }
        return this == ALWAYS || own || (repeatable && !first && idleNanos >= SILENT_ENOUGH_TO_SHARE);
    }
}
