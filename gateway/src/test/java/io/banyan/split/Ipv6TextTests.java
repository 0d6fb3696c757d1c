package io.banyan.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The JDK's own parser is the judge, but for groups of five digits and
/// octets of four (`0110.2.3.4`), which it takes as numbers. It turns a mapped
/// address into an IPv4 one; those are left to `StickyKeyTests`.
class Ipv6TextTests {
    @Property(tries = 30_000)
    void readsWhatTheJdkReads(@ForAll("addresses") String address) {
        Ipv6Text ours = new Ipv6Text(address);

        boolean read = ours.read();

        byte[] bytes = jdk(address);
        assertThat(read).as(address).isEqualTo(bytes.length > 0);
        if (bytes.length == 16) {
            assertThat(ByteBuffer.allocate(16)
                            .putLong(ours.high())
                            .putLong(ours.low())
                            .array())
                    .as(address)
                    .isEqualTo(bytes);
        }
    }

    @Example
    void refusesADottedPartWithoutItsDigits() {
        assertThat(new Ipv6Text("::...1").read()).isFalse();
        assertThat(new Ipv6Text("::1..2.3").read()).isFalse();
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> pieces =
                Arbitraries.of("1", "ab", "0", "ffff", "2001", "::", ":", "db8", "10.2.3.4", "g", ".");
        Arbitrary<String> scribbles = pieces.list().ofMaxSize(9).map(list -> String.join("", list));
        Arbitrary<String> groups = Arbitraries.of("1", "ab", "0", "ffff", "2001", "", "c0de")
                .list()
                .ofMinSize(6)
                .ofMaxSize(9)
                .map(list -> String.join(":", list));
        Arbitrary<String> gaps = Arbitraries.of(
                        "1:2:3", "ff", "1:2:3:4:5:6", "", "a:b:c:d:e:f:1", "1:10.2.3.4", "0:0:0:0")
                .list()
                .ofSize(2)
                .map(list -> String.join("::", list));
        return Arbitraries.oneOf(scribbles, groups, gaps)
                .filter(text -> text.contains(":") && !text.matches(".*[0-9a-f]{5}.*|.*[0-9]{4}[.].*"));
    }

    /// 16 or 4 bytes, none when it is no address.
    private static byte[] jdk(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address ? parsed.getAddress() : new byte[4];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
