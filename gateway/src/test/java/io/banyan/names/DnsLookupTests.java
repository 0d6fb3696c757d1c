package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.names.LookedUp.Failed;
import io.banyan.names.LookedUp.Found;
import io.banyan.names.LookedUp.Gone;
import io.banyan.names.StubNameServer.Mood;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Against a name server on the loopback address.
class DnsLookupTests {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final StubNameServer server = new StubNameServer(LOOPS.next());
    private final DnsLookup lookup =
            new DnsLookup(LOOPS.next(), new SingletonDnsServerAddressStreamProvider(server.address()));
    private final BlockingQueue<LookedUp> told = new LinkedBlockingQueue<>();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @AfterAll
    static void stopLoops() {
        LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private @Nullable LookedUp look(String name) throws InterruptedException {
        lookup.look(name, told::add);
        return next();
    }

    /// What is told in the end: a slow machine tells one family first.
    private @Nullable LookedUp lookWhole(String name) throws InterruptedException {
        LookedUp found = look(name);
        return found instanceof Found first && !first.whole() ? next() : found;
    }

    private @Nullable LookedUp next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    private static List<InetAddress> addresses(@Nullable LookedUp told) {
        return told instanceof Found found ? found.addresses() : List.of();
    }

    @ParameterizedTest
    @FieldSource("io.banyan.upstream.UpstreamUrlTests#NAMES")
    void findsEveryNameThatAnUpstreamMayHave(String name) throws InterruptedException {
        String lower = name.toLowerCase(Locale.ROOT);
        server.knows(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower, "10.0.0.1");

        assertThat(addresses(look(lower))).isEqualTo(KnownAddressesTests.addresses("10.0.0.1"));
    }

    @Test
    void tellsAllAddressesOfBothFamiliesAndTheirTimeToLive() throws InterruptedException {
        server.knows("view.example", "10.0.0.1", "10.0.0.2", "::1");

        assertThat(lookWhole("view.example")).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.addresses())
                    .containsExactlyInAnyOrderElementsOf(KnownAddressesTests.addresses("10.0.0.1", "10.0.0.2", "::1"));
            assertThat(found.ttl()).isEqualTo(Duration.ofSeconds(17));
            assertThat(found.whole()).isTrue();
        });
    }

    @Test
    void asksAgainEachTime() throws InterruptedException {
        server.knows("view.example", "10.0.0.1");
        lookWhole("view.example");
        server.knows("view.example", "10.0.0.2");

        assertThat(addresses(lookWhole("view.example"))).isEqualTo(KnownAddressesTests.addresses("10.0.0.2"));
    }

    @Test
    void doesNotWaitForAFamilyThatIsNotTold() throws InterruptedException {
        server.knows("view.example", "10.0.0.1");
        server.dropsIpv6 = true;

        assertThat(look("view.example")).isInstanceOfSatisfying(Found.class, found -> assertThat(found.whole())
                .isFalse());
        assertThat(next()).isInstanceOfSatisfying(Found.class, found -> assertThat(found.whole())
                .isTrue());
    }

    @Test
    void saysThatNobodyKnowsIt() throws InterruptedException {
        assertThat(look("view.example")).isEqualTo(new Gone("the name server knows no address of it"));

        server.knows("view.example");
        assertThat(look("view.example")).isEqualTo(new Gone("the name server knows no address of it"));
    }

    @Test
    void saysWhatKeepsItFromKnowing() throws InterruptedException {
        server.mood = Mood.FAILS;
        assertThat(look("view.example")).isEqualTo(new Failed("the name server says ServFail(2)"));

        server.mood = Mood.IS_SILENT;
        assertThat(look("view.example")).isEqualTo(new Failed("the name server does not answer"));

        server.close();
        assertThat(look("view.example")).isInstanceOf(Failed.class);
    }

    @Test
    void needsNoNameServerForThisMachine() throws InterruptedException {
        server.mood = Mood.IS_SILENT;

        assertThat(addresses(look("localhost"))).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        assertThat(addresses(look("app.localhost"))).hasSize(2);
    }
}
