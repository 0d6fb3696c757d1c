package io.banyan.names;

import io.banyan.names.LookedUp.Found;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks names up in the hosts file, which is read each time, then at the name servers, for both families at once.
/// When one family has come the other gets 50 ms more (RFC 8305, section 3); if it comes later, it is told then.
final class DnsLookup implements Lookup {
    private static final Duration HOSTS_FILE_TTL = Duration.ofSeconds(5);
    private static final long OTHER_FAMILY_MILLIS = 50;
    private static final long QUERY_MILLIS = 2_000;

    private final EventLoop loop;
    private final DnsServerAddressStreamProvider servers;

    DnsLookup(EventLoop loop, DnsServerAddressStreamProvider servers) {
        this.loop = loop;
        this.servers = servers;
    }

    @Override
    public void look(String name, Consumer<LookedUp> told) {
        loop.execute(() -> {
            try {
                lookNow(name, told);
            } catch (RuntimeException unexpected) {
                told.accept(new LookedUp.Failed("it cannot be asked for: " + unexpected));
            }
        });
    }

    private void lookNow(String name, Consumer<LookedUp> told) {
        List<InetAddress> local = local(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        if (local.isEmpty()) {
            new BothFamilies(told).ask(name);
        } else {
            told.accept(new Found(local, HOSTS_FILE_TTL, true));
        }
    }

    /// What this machine says of a name; `localhost` needs no line in a file (RFC 6761).
    private static List<InetAddress> local(String name) {
        HostsFileEntriesProvider file = HostsFileEntriesProvider.parser().parseSilently();
        List<InetAddress> found = new ArrayList<>(file.ipv4Entries().getOrDefault(name, List.of()));
        found.addAll(file.ipv6Entries().getOrDefault(name, List.of()));
        if (found.isEmpty() && (name.equals("localhost") || name.endsWith(".localhost"))) {
            found.addAll(List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));
        }
        return found;
    }

    /// One lookup. A socket is opened for each question: one kept open would take datagrams from anybody, all the time.
    private DnsNameResolver resolver(ResolvedAddressTypes family, ShortestTtl ttl) {
        return new DnsNameResolverBuilder(loop)
                .datagramChannelType(NioDatagramChannel.class)
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .socketChannelType(NioSocketChannel.class) // answers that are too long for a datagram
                .hostsFileEntriesResolver((host, types) -> null)
                .nameServerProvider(servers)
                .resolvedAddressTypes(family)
                .queryTimeoutMillis(QUERY_MILLIS)
                .resolveCache(ttl)
                .cnameCache(ttl.ofAliases())
                .build();
    }

    /// Both questions of one lookup; on the event loop.
    private final class BothFamilies {
        private final Consumer<LookedUp> told;
        private final List<InetAddress> found = new ArrayList<>();
        private final ShortestTtl ttl = new ShortestTtl();
        private int open = 2;
        private @Nullable LookedUp failure;

        BothFamilies(Consumer<LookedUp> told) {
            this.told = told;
        }

        void ask(String name) {
            for (ResolvedAddressTypes family :
                    List.of(ResolvedAddressTypes.IPV4_ONLY, ResolvedAddressTypes.IPV6_ONLY)) {
                DnsNameResolver resolver = resolver(family, ttl);
                resolver.resolveAll(name).addListener((Future<List<InetAddress>> answer) -> {
                    resolver.close();
                    answered(answer);
                });
            }
        }

        private void answered(Future<List<InetAddress>> answer) {
            open--;
            if (answer.isSuccess()) {
                found.addAll(answer.getNow());
            } else if (!(failure instanceof LookedUp.Failed)) {
                failure = failure(answer.cause());
            }
            if (open == 0) {
                told.accept(found.isEmpty() && failure != null ? failure : new Found(found, ttl.shortest(), true));
            } else if (!found.isEmpty()) {
                loop.schedule(this::tellWhatIsThere, OTHER_FAMILY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private void tellWhatIsThere() {
            if (open > 0) {
                told.accept(new Found(found, ttl.shortest(), false));
            }
        }
    }

    private static LookedUp failure(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof DnsNameResolverTimeoutException) {
                return new LookedUp.Failed("the name server does not answer");
            }
            if (at instanceof DnsErrorCauseException error && !DnsResponseCode.NXDOMAIN.equals(error.getCode())) {
                return new LookedUp.Failed("the name server says " + error.getCode());
            }
            if (at instanceof IOException && at != cause) {
                return new LookedUp.Failed("the name server cannot be reached: " + at.getMessage());
            }
        }
        return new LookedUp.Gone("the name server knows no address of it");
    }
}
