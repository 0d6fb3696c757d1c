package io.banyan.upstream;

import io.banyan.route.Side;
import io.banyan.tls.TlsFault;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How TLS with one upstream goes: what made the last connection fail, until one works again. The log tells
/// it at most once a minute.
final class TlsState {
    private static final Logger LOG = LoggerFactory.getLogger(TlsState.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final String who;
    private final String option;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile boolean logged;
    private volatile @Nullable Failed failed;

    /// @param name asked for
    private record Failed(String name, TlsFault fault) {}

    private TlsState(String who, String option) {
        this.who = who;
        this.option = option;
    }

    /// Of the installation's `--legacy`.
    static TlsState ofLegacy(UpstreamSpec spec) {
        return new TlsState("the monolith (" + spec.url() + ")", "--legacy-tls-name ");
    }

    /// Of a group's side.
    static TlsState of(String group, Side side, UpstreamSpec spec) {
        return side == Side.MODERN
                ? new TlsState("the modern side of " + group + " (" + spec.url() + ")", "modern.tls-name: ")
                : new TlsState("the legacy side of " + group + " (" + spec.url() + ")", "legacy.tls-name: ");
    }

    /// A connection failed.
    ///
    /// @param name asked for; a client may have chosen it
    void failed(String name, TlsFault fault) {
        failed = new Failed(name, fault);
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            logged = true;
            problem().ifPresent(LOG::warn);
        }
    }

    /// A connection brought its first bytes.
    void works() {
        if (failed == null) {
            return;
        }
        failed = null;
        if (logged) {
            logged = false;
            LOG.info("TLS with {} works again", who);
        }
    }

    /// What is wrong, for people: who, which name, why, what to write. Empty = nothing, as far as is known.
    Optional<String> problem() {
        Failed last = failed;
        return last == null ? Optional.empty() : Optional.of(says(last));
    }

    /// Which other name the certificate is of, where only that is wrong.
    Optional<String> otherName() {
        Failed last = failed;
        return last == null ? Optional.empty() : Optional.ofNullable(last.fault.otherName());
    }

    String who() {
        return who;
    }

    private String says(Failed last) {
        String other = last.fault.otherName();
        return "TLS with " + who + " fails, asked for " + last.name + ": " + last.fault.says()
                + (other == null ? "" : "; where that is the right server, write " + option + other);
    }
}
