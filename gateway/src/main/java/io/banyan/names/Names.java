package io.banyan.names;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hosts in use, each once, however many upstreams are at it. Thread-safe.
public final class Names {
    private static final Logger LOG = LoggerFactory.getLogger(Names.class);
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final Lookup lookup;
    private final LongSupplier nanos;
    private final Map<Key, Entry> hosts = new HashMap<>();

    /// @param nanos the time, as of System.nanoTime
    public Names(Lookup lookup, LongSupplier nanos) {
        this.lookup = lookup;
        this.nanos = nanos;
    }

    /// Counts one more user of the host, and begins to look its name up.
    ///
    /// @param host a name, or an address as its own one; IPv6 without brackets
    public HostAddresses use(String host, int port) {
        HostAddresses addresses;
        synchronized (this) {
            Entry entry = hosts.computeIfAbsent(
                    new Key(host, port), key -> new Entry(new HostAddresses(host, port, lookup(host), nanos)));
            entry.users++;
            addresses = entry.addresses;
        }
        addresses.refresh();
        return addresses;
    }

    /// One user less. A host without one is not looked up any more.
    public synchronized void leave(HostAddresses host) {
        Key key = new Key(host.name(), host.port());
        Entry entry = hosts.get(key);
        if (entry != null && --entry.users == 0) {
            hosts.remove(key);
        }
    }

    /// To be called often, by one thread: looks up what is due, and logs once a minute what cannot be.
    public void refresh() {
        for (Entry entry : entries()) {
            entry.addresses.refresh();
            entry.say(nanos.getAsLong());
        }
    }

    /// A sentence for each name that cannot be looked up.
    public List<String> problems() {
        return entries().stream()
                .flatMap(entry -> entry.addresses.problem().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// How many hosts are served by their last good addresses.
    public int held() {
        return (int)
                entries().stream().filter(entry -> entry.addresses.isHeld()).count();
    }

    private synchronized List<Entry> entries() {
        return List.copyOf(hosts.values());
    }

    private Lookup lookup(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return lookup;
        }
        try {
            List<InetAddress> itself = List.of(InetAddress.getByAddress(bytes));
            return (name, told) -> told.accept(new LookedUp.Found(itself, Duration.ofDays(1), true));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(host, impossible);
        }
    }

    private record Key(String host, int port) {}

    private static final class Entry {
        private final HostAddresses addresses;
        private int users;
        private boolean said;
        private long saidAt;

        Entry(HostAddresses addresses) {
            this.addresses = addresses;
        }

        void say(long now) {
            Optional<String> problem = addresses.problem();
            if (problem.isEmpty() && said) {
                said = false;
                LOG.info("The name {} is found again", addresses.name());
            } else if (problem.isPresent() && (!said || now - saidAt >= QUIET)) {
                said = true;
                saidAt = now;
                LOG.warn("{}", problem.get());
            }
        }
    }
}
