package io.banyan.names;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.resolver.dns.DnsCache;
import io.netty.resolver.dns.DnsCacheEntry;
import io.netty.resolver.dns.DnsCnameCache;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes the shortest time-to-live of the records of one lookup, aliases included. Netty tells it to caches alone; this
/// one keeps nothing else. On one event loop.
final class ShortestTtl implements DnsCache {
    private long seconds = Long.MAX_VALUE;

    /// A day where no record was seen.
    Duration shortest() {
        return Duration.ofSeconds(Math.min(seconds, 86_400));
    }

    private void note(long ttl) {
        seconds = Math.min(seconds, Math.max(0, ttl));
    }

    DnsCnameCache ofAliases() {
        return new DnsCnameCache() {
            @Override
            public @Nullable String get(String name) {
                return null;
            }

            @Override
            public void cache(String name, String alias, long ttl, EventLoop loop) {
                note(ttl);
            }

            @Override
            public void clear() {}

            @Override
            public boolean clear(String name) {
                return false;
            }
        };
    }

    @Override
    public DnsCacheEntry cache(
            String name, DnsRecord @Nullable [] more, InetAddress address, long ttl, EventLoop loop) {
        note(ttl);
        return new Passing(address, null);
    }

    @Override
    public DnsCacheEntry cache(String name, DnsRecord @Nullable [] more, Throwable cause, EventLoop loop) {
        return new Passing(null, cause);
    }

    @Override
    public List<? extends DnsCacheEntry> get(String name, DnsRecord @Nullable [] more) {
        return List.of();
    }

    @Override
    public void clear() {}

    @Override
    public boolean clear(String name) {
        return false;
    }

    private record Passing(
            @Nullable InetAddress address, @Nullable Throwable cause) implements DnsCacheEntry {}
}
