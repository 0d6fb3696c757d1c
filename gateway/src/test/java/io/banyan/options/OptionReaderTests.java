package io.banyan.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.edge.ForwardedMade;
import io.banyan.meters.LoggedQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionReaderTests {
    private static final Map<String, Object> NONE = Map.of();
    private static final Map<String, Object> LEGACY = Map.of("banyan.legacy", "http://monolith");

    @Test
    void needsNothingButTheMonolith() {
        BanyanProperties properties = StartOptions.check(Options.written(LEGACY, NONE, NONE));

        assertThat(properties.routes()).isEqualTo(Path.of("routes"));
        assertThat(properties.ports()).isEqualTo(new BanyanProperties.Ports("0.0.0.0", 8080, "127.0.0.1", 9090, null));
        assertThat(properties.drain().delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.limits().line()).isEqualTo(16_384);
        assertThat(properties.strict()).isFalse();
        assertThat(properties.accessLog()).isNull();
    }

    @Test
    void prefersTheCommandLineToPropertiesAndThoseToTheEnvironment() {
        Map<String, Object> line = Map.of("banyan.legacy", "http://monolith", "banyan.port", "1");
        Map<String, Object> properties = Map.of("banyan.port", "2", "banyan.admin-port", "2");
        Map<String, Object> environment =
                Map.of("BANYAN_PORT", "3", "BANYAN_ADMIN_PORT", "3", "BANYAN_DRAIN_DELAY", "3s");

        BanyanProperties read = StartOptions.check(Options.written(line, properties, environment));

        assertThat(read.ports().traffic()).isEqualTo(1);
        assertThat(read.ports().admin()).isEqualTo(2);
        assertThat(read.drain().delay()).isEqualTo(Duration.ofSeconds(3));
    }

    static Iterable<ServeOption<?>> options() {
        return ServeOptions.ALL;
    }

    @ParameterizedTest
    @MethodSource("options")
    void readsEveryOptionFromItsEnvironmentVariable(ServeOption<?> option) {
        OptionReader reader = Options.written(NONE, NONE, Map.of(option.variable(), "\0"));

        assertThat(reader.has(option)).isTrue();
    }

    @Test
    void saysEveryProblemAtOnceInTheWordsOfItsPlace() {
        Map<String, Object> line = Map.of("banyan.port", "http", "banyan.drain", "25");
        Map<String, Object> properties = Map.of("banyan.strict", "yes");
        Map<String, Object> environment = Map.of("BANYAN_LIMIT_HEAD", "1");

        assertThatThrownBy(() -> StartOptions.check(Options.written(line, properties, environment)))
                .isInstanceOfSatisfying(StartRefused.class, refused -> assertThat(refused.reasons())
                        .containsExactly(
                                "--legacy is missing but must name the monolith; write --legacy http://monolith:8080",
                                "--port was 'http' but must be a port from 0 (any free one) to 65535;"
                                        + " write --port 8080",
                                "banyan.strict was 'yes' but must be true or false; write banyan.strict=true",
                                "--drain was '25' but must be a time from 0s to 1h, such as 500ms, 10s or 5m;"
                                        + " write --drain 25s",
                                "BANYAN_LIMIT_HEAD was '1' but must be a size from 1KB to 4MB, such as 16KB;"
                                        + " write BANYAN_LIMIT_HEAD=32KB"));
    }

    @Test
    void ignoresWhatKubernetesPutsThereAndSaysSo() {
        OptionReader reader = Options.written(LEGACY, NONE, Map.of("BANYAN_PORT", "tcp://10.3.2.1:8080"));

        BanyanProperties properties = StartOptions.check(reader);

        assertThat(properties.ports().traffic()).isEqualTo(8080);
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .startsWith("BANYAN_PORT=tcp://10.3.2.1:8080 is ignored: Kubernetes");
    }

    @Test
    void warnsOfVariablesThatAreNearlyAnOption() {
        OptionReader reader = Options.written(
                LEGACY,
                NONE,
                Map.of("BANYAN_DRAIN_DALEY", "9s", "BANYAN_ADMIN_TOKEN", "x", "BANYAN_SERVICE_HOST", "x"));

        StartOptions.check(reader);

        assertThat(reader.warnings())
                .containsExactly("the environment variable BANYAN_DRAIN_DALEY is no option"
                        + " (did you mean 'BANYAN_DRAIN_DELAY'?)");
    }

    @Test
    void takesAnEmptyValueForNone() {
        OptionReader reader = Options.written(LEGACY, NONE, Map.of("BANYAN_HEALTH_PORT", " "));

        assertThat(StartOptions.check(reader).ports().health()).isNull();
    }

    @Test
    void keepsAPasswordOutOfItsMessage() {
        Map<String, Object> line = Map.of("banyan.legacy", "http://me:secret@monolith");

        assertThatThrownBy(() -> StartOptions.check(Options.written(line, NONE, NONE)))
                .hasMessageContaining("http://...@monolith")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAnAdminPortInTheClearUnlessAsked() {
        Map<String, Object> open = Map.of("banyan.legacy", "http://monolith", "banyan.admin-bind", "0.0.0.0");
        Map<String, Object> plain = Map.of("banyan.admin-plain", "true");

        assertThatThrownBy(() -> StartOptions.check(Options.written(open, NONE, NONE)))
                .hasMessageStartingWith("--admin-bind was '0.0.0.0' but without TLS must be a loopback address");
        assertThat(StartOptions.check(Options.written(open, plain, NONE))
                        .ports()
                        .adminBind())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void refusesANameForAMonolithWithoutTlsAndWhatIsNoName() {
        Map<String, Object> plain = Map.of("banyan.legacy", "http://monolith", "banyan.legacy-tls-name", "a.internal");
        Map<String, Object> wild = Map.of("banyan.legacy", "https://monolith", "banyan.legacy-tls-name", "*.internal");
        Map<String, Object> half = Map.of("banyan.legacy", "https://monolith", "banyan.upstream-cert", "/dev/null");

        assertThatThrownBy(() -> StartOptions.check(Options.written(plain, NONE, NONE)))
                .hasMessageStartingWith("--legacy-tls-name is given but --legacy is http");
        assertThatThrownBy(() -> StartOptions.check(Options.written(wild, NONE, NONE)))
                .hasMessageStartingWith("--legacy-tls-name was '*.internal' but must be a host name or address")
                .hasMessageEndingWith("write --legacy-tls-name monolith.internal");
        assertThatThrownBy(() -> StartOptions.check(Options.written(half, NONE, NONE)))
                .hasMessageContaining("--upstream-key is missing but must be given with --upstream-cert");
    }

    @Test
    void refusesOnePortForTwo() {
        Map<String, Object> line = Map.of("banyan.legacy", "http://monolith", "banyan.port", "9090");

        assertThatThrownBy(() -> StartOptions.check(Options.written(line, NONE, NONE)))
                .hasMessage("--admin-port was '9090' but must differ from --port; write --admin-port 9091");
    }

    @Test
    void refusesAProxyProtocolThatNobodySpeaks() {
        Map<String, Object> alone = Map.of("banyan.legacy", "http://monolith", "banyan.proxy-protocol", "true");
        Map<String, Object> trusted = Map.of("banyan.trusted-proxies", "10.0.0.0/8");

        assertThatThrownBy(() -> StartOptions.check(Options.written(alone, NONE, NONE)))
                .hasMessageStartingWith("--proxy-protocol is given but --trusted-proxies is missing")
                .hasMessageEndingWith("such as 10.0.0.0/8");
        assertThat(StartOptions.check(Options.written(alone, trusted, NONE))
                        .proxies()
                        .header())
                .isTrue();
    }

    @Test
    void readsWhatMayBeMadeAndLogged() {
        Map<String, Object> line = Map.of(
                "banyan.legacy",
                "http://monolith",
                "banyan.forwarded",
                "for",
                "banyan.access-log",
                "a.jsonl",
                "banyan.access-log-query",
                "full");

        BanyanProperties read = StartOptions.check(Options.written(line, NONE, NONE));

        assertThat(read.proxies().toLegacy()).isEqualTo(ForwardedMade.FOR);
        assertThat(read.accessLog()).isEqualTo(new BanyanProperties.AccessLogTo("a.jsonl", LoggedQuery.FULL));
        assertThatThrownBy(() -> StartOptions.check(Options.written(
                        LEGACY, Map.of("banyan.forwarded", "some"), Map.of("BANYAN_ACCESS_LOG_QUERY", "all"))))
                .hasMessageContaining(
                        "banyan.forwarded was 'some' but must be all, for or none; write banyan.forwarded=for")
                .hasMessageContaining("BANYAN_ACCESS_LOG_QUERY was 'all' but must be none, names or full;");
    }
}
