package io.banyan.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.UpstreamUrl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FormsTests {
    @ParameterizedTest
    @ValueSource(strings = {"http://monolith", "https://monolith:8443", "http://10.0.0.1:80/", "HTTP://[::1]:8080"})
    void takesUpstreamUrls(String text) {
        assertThat(Forms.UPSTREAM_URL.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "monolith:8080",
                "ftp://monolith",
                "http://",
                "http://u:p@monolith",
                "http://monolith/app",
                "http://monolith?x",
                "http://monolith#x",
                "http://monolith:0",
                "http://monolith:65536",
                "http://mono lith"
            })
    void refusesWhatIsNoUpstreamUrl(String text) {
        assertThat(Forms.UPSTREAM_URL.read(text)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAnUpstreamUrl() {
        assertThat(Forms.UPSTREAM_URL.asked("http://monolith:0"))
                .endsWith(
                        "nothing else (it must have a port from 1 to 65535, or omit the port for the scheme's default)");
        assertThat(Forms.UPSTREAM_URL.asked("http://monolith")).endsWith("nothing else");
    }

    @Test
    void takesAnUnderscoreInTheMonolithsName() {
        assertThat(Forms.UPSTREAM_URL.read("http://legacy_app:21120").map(UpstreamUrl::host))
                .contains("legacy_app");
    }

    @Test
    void dropsTheSlashBehindAnAuthority() {
        assertThat(Forms.UPSTREAM_URL.read("http://monolith:8080/")).contains(UpstreamUrl.of("http://monolith:8080"));
    }

    @Test
    void readsTimesWithUnits() {
        Form<Duration> form = Forms.time("100ms", "1h");

        assertThat(form.read("250ms")).contains(Duration.ofMillis(250));
        assertThat(form.read("60m")).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "99ms", "61m", "-1s", "1.5s", "PT1S", "1d", "9999999999s"})
    void refusesTimesWithoutUnitOrOutOfRange(String text) {
        assertThat(Forms.time("100ms", "1h").read(text)).isEmpty();
    }

    @Test
    void readsSizesAndRates() {
        assertThat(Forms.size("1KB", "1MB").read("16KB")).contains(DataSize.ofKilobytes(16));
        assertThat(Forms.rate("10MB").read("0B/s")).contains(DataSize.ofBytes(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "16kb", "2MB", "0B", "-1KB"})
    void refusesSizesWithoutUnitOrOutOfRange(String text) {
        assertThat(Forms.size("1KB", "1MB").read(text)).isEmpty();
    }

    @Test
    void readsNetworksInALine() {
        assertThat(Forms.NETWORKS.read("10.0.0.0/8, 192.168.1.1,fd00::/8"))
                .contains(List.of("10.0.0.0/8", "192.168.1.1", "fd00::/8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0/8", "proxy.example.com", "10.0.0.0/8,", "::/129", "10.0.0.1/-1"})
    void refusesWhatIsNoNetwork(String text) {
        assertThat(Forms.NETWORKS.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void refusesOtherWordsForTrue(String text) {
        assertThat(Forms.FLAG.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "300.1.1.1", "127.1"})
    void refusesWhatIsNoAddress(String text) {
        assertThat(Forms.ADDRESS.read(text)).isEmpty();
    }
}
