package io.banyan.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.RequestValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StickyKeyTests {
    private static final StickySource MEMBER = new StickySource.Header("X-Member-Id");
    private static final StickySource DEVICE = new StickySource.Cookie("device");
    private static final ClientAddress CLIENT = ClientAddress.of("192.0.2.1");
    private static final StickySource ADDRESS = new StickySource.ClientIp();

    @Test
    void takesTheFirstSourcePresent() {
        List<StickySource> sources = List.of(MEMBER, DEVICE, ADDRESS);

        assertThat(StickyKey.of(sources, having(Map.of("X-Member-Id", "7", "device", "d")), CLIENT))
                .isEqualTo(new StickyKey(MEMBER, "7"));
        assertThat(StickyKey.of(sources, having(Map.of("X-Member-Id", "", "device", "d")), CLIENT))
                .isEqualTo(new StickyKey(DEVICE, "d"));
        assertThat(StickyKey.of(sources, having(Map.of()), CLIENT)).isEqualTo(new StickyKey(ADDRESS, "192.0.2.1"));
    }

    @Test
    void isNullWhenNothingIsPresent() {
        assertThat(StickyKey.of(List.of(MEMBER), having(Map.of()), CLIENT)).isNull();
        assertThat(StickyKey.of(List.of(ADDRESS), having(Map.of()), ClientAddress.UNKNOWN))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,              192.0.2.1",
        "2001:db8:0:1::7,        20010db800000001::/64",
        "2001:db8:0:1:ffff::9,   20010db800000001::/64",
        "2001:db8:0:2::7,        20010db800000002::/64",
        "::ffff:192.0.2.1,       192.0.2.1",
        "fe80::1%eth0,           fe80000000000000::/64",
        "::1,                    0000000000000000::/64",
        "unix:/run/x,            unix:/run/x",
        "::ffff:c000:201,        192.0.2.1",
        "127.1,                  127.1",
        "2130706433,             2130706433",
        "192.0.2.300,            192.0.2.300",
        "[::1],                  [::1]",
        "1:2:3:4:5:6:7:8:9,      1:2:3:4:5:6:7:8:9",
    })
    void countsAnAddressByItsNetwork(String address, String network) {
        assertThat(ClientAddress.of(address).network()).isEqualTo(network);
    }

    private static RequestValues having(Map<String, String> values) {
        return (kind, name) -> values.get(name);
    }
}
