package io.banyan.names;

import io.banyan.names.KnownAddresses.Trouble;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One host at one port, as all event loops see it: its addresses in order for each new connection, and what became
/// of those that were tried. Nobody waits for a lookup while there are good addresses; who comes before the first
/// one has ended waits for that. Thread-safe.
public final class HostAddresses {
    private final String name;
    private final int port;
    private final Lookup lookup;
    private final LongSupplier nanos;
    private final KnownAddresses known;
    private final DeadAddresses dead = new DeadAddresses();
    private final List<CompletableFuture<List<InetSocketAddress>>> waiting = new ArrayList<>();
    private boolean looking;
    private int turn;

    HostAddresses(String name, int port, Lookup lookup, LongSupplier nanos) {
        this.name = name;
        this.port = port;
        this.lookup = lookup;
        this.nanos = nanos;
        this.known = new KnownAddresses(nanos.getAsLong());
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    /// What the times of a race are told by, in nanoseconds.
    public long now() {
        return nanos.getAsLong();
    }

    /// Whom one connection tries: the next in turn first, dead ones last, never nobody. Complete already wherever there
    /// are good addresses; fails with UnknownHostException where there are none.
    public CompletableFuture<List<InetSocketAddress>> order() {
        CompletableFuture<List<InetSocketAddress>> answer = new CompletableFuture<>();
        synchronized (this) {
            List<InetSocketAddress> order = nextOrder();
            if (!order.isEmpty()) {
                answer.complete(order);
                return answer;
            }
            waiting.add(answer);
            if (looking) {
                return answer;
            }
            looking = true;
        }
        lookup.look(name, this::told);
        return answer;
    }

    /// A dead address that is to be tried now, beside a connection that does not wait for it; null = none. Where
    /// all are dead each connection tries them anyway.
    public synchronized @Nullable InetSocketAddress trial() {
        List<InetAddress> serving = known.serving(now());
        InetAddress trial = serving.stream().allMatch(dead::isDead) ? null : dead.trial(serving, now());
        return trial == null ? null : socket(trial);
    }

    /// It took a connection.
    public synchronized void lives(InetSocketAddress address) {
        dead.lives(address.getAddress());
    }

    /// It took no connection, or was slower at it than one that began after it.
    public synchronized void died(InetSocketAddress address) {
        dead.died(address.getAddress(), now());
    }

    /// Looks the name up if it is time to.
    void refresh() {
        synchronized (this) {
            if (looking || !known.due(now())) {
                return;
            }
            looking = true;
        }
        lookup.look(name, this::told);
    }

    private void told(LookedUp told) {
        Map<CompletableFuture<List<InetSocketAddress>>, List<InetSocketAddress>> ready = new HashMap<>();
        String why;
        synchronized (this) {
            known.told(told, now());
            dead.keep(known.serving(now()));
            looking = told instanceof LookedUp.Found found && !found.whole();
            waiting.forEach(answer -> ready.put(answer, nextOrder()));
            waiting.clear();
            why = trouble().map(Trouble::why).orElse("");
        }
        ready.forEach((answer, order) -> {
            if (order.isEmpty()) {
                answer.completeExceptionally(new UnknownHostException("the name " + name + ": " + why));
            } else {
                answer.complete(order);
            }
        });
    }

    private List<InetSocketAddress> nextOrder() {
        return Turns.order(known.serving(now()), dead::isDead, turn++).stream()
                .map(this::socket)
                .toList();
    }

    private InetSocketAddress socket(InetAddress address) {
        return new InetSocketAddress(address, port);
    }

    private synchronized Optional<Trouble> trouble() {
        return Optional.ofNullable(known.trouble(now()));
    }

    /// Its last good addresses serve on although it cannot be looked up.
    boolean isHeld() {
        return trouble().filter(trouble -> !trouble.serving().isEmpty()).isPresent();
    }

    /// A sentence for log and health while the name cannot be looked up.
    public Optional<String> problem() {
        return trouble().map(trouble -> "the name %s %s (%s): %s"
                .formatted(name, failing(trouble.failing()), trouble.why(), consequence(trouble)));
    }

    private static String failing(Duration failing) {
        return failing.toSeconds() < 1 ? "was not found just now" : "has not been found for " + time(failing);
    }

    private static String consequence(Trouble trouble) {
        if (trouble.serving().isEmpty()) {
            return "no address of it is known, and connections to it fail";
        }
        String addresses = trouble.serving().stream()
                .limit(4)
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", "));
        int more = trouble.serving().size() - 4;
        return "its last good addresses %s%s serve on, for %s at most"
                .formatted(addresses, more > 0 ? " and " + more + " more" : "", time(trouble.left()));
    }

    private static String time(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
