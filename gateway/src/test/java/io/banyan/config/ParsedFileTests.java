package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.GroupRules;
import io.banyan.exchange.CookieRule;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.freshness.FreshnessRule;
import io.banyan.live.FileValues;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveValue;
import io.banyan.route.Condition;
import io.banyan.route.Origin;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.BreakerSpec;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsName;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.written.Problem;
import io.banyan.written.Rule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ParsedFileTests {
    public static final String EVERYTHING = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2027-06-30
            hosts: [WWW.example.com]
            modern:
              url: https://events-view:8443/
              host: client
              deployed: k8s/prod/events-view
              timeout: 800ms
              body-timeout: 1m
              max-concurrent: 64
              reuse: always
              breaker: { failures: 30%, calls: 20, open: 2s }
            legacy: { url: "http://monolith:8080", timeout: 2m, max-concurrent: 500, reuse: safe }
            weight: 10%
            max-weight: 50%
            sticky: [header:X-Member-Id, cookie:device, client-ip]
            salt: spring
            fall-back: [connect, 5xx, 404]
            set-cookie: [beta]
            drop-cookies: [SESS*, sid, "*"]
            validators: keep
            site-headers: [NEL]
            permanent-redirects: keep
            freshness:
              view: event-pages
              max-lag: 2s
              max-wait: 0ms
              clock-slack: 50ms
              tickets: [header]
              position: [database]
              settle: 500ms
              reload: legacy
              writes: ["GET /logout", HEAD /touch]
            compare:
              ignore: [/updatedAt, header:Cache-Control]
              unordered: [/tags, { at: /items, key: /id }]
              tolerance: { /price: 0.01, /at: 2s }
              text: normalised
            reason: >
              the first
              step
            routes:
              - id: event-page
                path: /events/{eventId}
                methods: [GET]
                when: { query: { page: 1, view: "regex:f.*l" }, header: { X-Client: app }, cookie: { beta: "1" } }
                weight: 5%
                query: lenient
                filters: ["RewritePath=/events/(?<id>.*), /v2/events/${id}"]
                compare: { ignore: [], headers: [Location], store: values }
            shadow: { credentials: true, per-second: 20, per-day: 100000, timeout: 3s }
            shadow-legacy: true
            ramp:
              steps: [1%, 5%, 50%]
              hold: 30m
              gates: { mismatch: 0.5%, errors: 1%, slow: 1.5x }
              growth: 2x/5m
              hours: Mon-Thu 09:00-16:00 Europe/Berlin
              on-breach: hold
            roll-back: stepped
            """;

    public static final String LITTLE = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2027-06-30
            modern:
              url: http://events-view:8080
              deployed: k8s/prod/events-view
            routes:
              - id: event-page
                path: /events/{eventId}
            """;

    @Test
    void readsWhoAnswersForAGroup() {
        FileGroup group = read(EVERYTHING);

        assertThat(group.group().owner()).isEqualTo("team-discovery");
        assertThat(group.group().contact()).isEqualTo("#team-discovery");
        assertThat(group.group().reviewBy()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(group.group().deployed()).isEqualTo("k8s/prod/events-view");
        assertThat(group.group().origin()).isEqualTo(new Origin("routes/events.yaml", 1));
    }

    @Test
    void readsTheTwoSides() {
        GroupUpstreams upstreams = read(EVERYTHING).upstreams();

        var breaker = new BreakerSpec(30, 20, Duration.ofSeconds(2));
        var modern = UpstreamUrl.of("https://events-view:8443");
        assertThat(upstreams.modern())
                .isEqualTo(new UpstreamSpec(
                        modern,
                        HostSent.CLIENT,
                        Duration.ofMillis(800),
                        Duration.ofMinutes(1),
                        64,
                        Reuse.ALWAYS,
                        breaker,
                        null));
        var legacy = UpstreamUrl.of("http://monolith:8080");
        assertThat(upstreams.legacy())
                .isEqualTo(new UpstreamSpec(
                        legacy, HostSent.CLIENT, Duration.ofMinutes(2), null, 500, Reuse.SAFE, null, null));
        assertThat(upstreams.fallBack()).isEqualTo(new FallBackRule(Set.of(Failure.CONNECT), Set.of(5), Set.of(404)));
        assertThat(upstreams.answers())
                .isEqualTo(new AnswerRules(
                        new CookieRule(List.of("beta"), List.of("SESS*", "sid", "*")), true, Set.of("NEL"), true));
    }

    @Test
    void readsHowFreshAnswersMustBe() {
        assertThat(read(EVERYTHING).upstreams().freshness())
                .isEqualTo(new FreshnessRule(
                        "event-pages",
                        new FreshnessRule.Limits(Duration.ofSeconds(2), Duration.ZERO, Duration.ofMillis(50)),
                        new FreshnessRule.Carried(false, true, false),
                        new FreshnessRule.Positions(false, true, Duration.ofMillis(500)),
                        true,
                        Set.of("GET /logout", "HEAD /touch")));
        assertThat(read(LITTLE).upstreams().freshness()).isNull();
        assertThat(read(LITTLE + "freshness: {}\n").upstreams().freshness())
                .isEqualTo(new FreshnessRule(
                        null,
                        FreshnessRule.Limits.DEFAULT,
                        FreshnessRule.Carried.DEFAULT,
                        FreshnessRule.Positions.DEFAULT,
                        false,
                        Set.of()));
    }

    @Test
    void readsTheNamesThatUpstreamsAreAskedFor() {
        GroupUpstreams none = read(EVERYTHING).upstreams();
        GroupUpstreams both = read(EVERYTHING
                        .replace("host: client\n", "host: client\n  tls-name: Events.internal\n")
                        .replace("\"http://monolith:8080\"", "\"https://monolith:8443\", tls-name: client"))
                .upstreams();

        assertThat(none.modern().tlsName()).isNull();
        assertThat(both.modern().tlsName()).isEqualTo(new TlsName("events.internal"));
        assertThat(Objects.requireNonNull(both.legacy()).tlsName()).isEqualTo(TlsName.CLIENT);
    }

    @Test
    void readsTheSplit() {
        FileGroup group = read(EVERYTHING);

        List<StickySource> sticky = List.of(
                new StickySource.Header("x-member-id"), new StickySource.Cookie("device"), new StickySource.ClientIp());
        assertThat(group.rules()).isEqualTo(new GroupRules(group.group(), "spring", sticky, new Weight(5_000)));
        GroupValues weights = LiveSketch.weights(new Weight(1_000), Map.of("event-page", new Weight(500)));
        assertThat(group.asks()).isEqualTo(new FileValues(weights, "routes/events.yaml", "the first step"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE", "yes", "on", "\"true\""})
    void readsAKillHoweverYamlEverSpelledIt(String spelling) {
        String text = LITTLE.replace("routes:", "kill: " + spelling + "\nroutes:");
        FileGroup group =
                Objects.requireNonNull(RouteFiles.parsed("events.yaml", 0, text).group());

        assertThat(group.asks().killed()).isTrue();
        assertThat(group.rules().kill()).isNotNull();
        assertThat(read(LITTLE.replace("routes:", "kill: false\nroutes:"))
                        .rules()
                        .kill())
                .isNull();
    }

    @Test
    void readsARoute() {
        Route route = read(EVERYTHING).routes().getFirst();

        assertThat(route.path().pattern()).isEqualTo("/events/{eventId}");
        assertThat(route.hosts()).containsExactly("www.example.com");
        assertThat(route.methods()).containsExactly("GET");
        assertThat(route.query()).isEqualTo(QueryRule.LENIENT);
        assertThat(route.filters()).containsExactly("RewritePath=/events/(?<id>.*), /v2/events/${id}");
        assertThat(route.origin()).isEqualTo(new Origin("routes/events.yaml", 45));
    }

    @Test
    void readsConditionsAsTextOrAsRegularExpressionOfTheWholeValue() {
        List<Condition> conditions = read(EVERYTHING).routes().getFirst().conditions();

        assertThat(conditions).extracting(Condition::name).containsExactly("page", "view", "x-client", "beta");
        assertThat(conditions).extracting(Condition::exact).containsExactly("1", null, "app", "1");
        assertThat(conditions.get(1).test().matches("full")).isTrue();
        assertThat(conditions.get(1).test().matches("fully")).isFalse();
    }

    @Test
    void takesTheDefaultsOfWhatIsNotWritten() {
        FileGroup group = read(LITTLE);

        var modern = UpstreamUrl.of("http://events-view:8080");
        assertThat(group.upstreams().modern())
                .isEqualTo(new UpstreamSpec(
                        modern,
                        HostSent.CLIENT,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        256,
                        null,
                        BreakerSpec.DEFAULT,
                        null));
        assertThat(group.upstreams().legacy()).isNull();
        assertThat(group.upstreams().fallBack()).isEqualTo(FallBackRule.DEFAULT);
        assertThat(group.rules())
                .isEqualTo(new GroupRules(group.group(), "events", List.of(new StickySource.ClientIp()), Weight.ALL));
        assertThat(group.asks().weights()).isEqualTo(LiveValue.WEIGHT.nothing());
        assertThat(group.routes().getFirst().methods()).containsExactlyInAnyOrder("GET", "HEAD");
    }

    @Test
    void sendsTheUpstreamsOwnHostOverHttps() {
        FileGroup group = read(LITTLE.replace("http://", "https://"));

        assertThat(group.upstreams().modern().host()).isEqualTo(HostSent.UPSTREAM);
    }

    @Test
    void tellsEveryErrorAtOnce() {
        ParsedFile file = RouteFiles.parsed(
                "events.yaml",
                0,
                LITTLE.replace("group: events", "group: Events")
                        .replace("http://", "ftp://")
                        .replace("2027-06-30", "soon")
                        .replace("path: /", "path: "));

        assertThat(file.good()).isFalse();
        assertThat(file.problems())
                .extracting(Problem::rule)
                .containsExactly(Rule.GROUP_NAME, Rule.DATE, Rule.URL_SCHEME, Rule.PATH);
    }

    private static FileGroup read(String text) {
        ParsedFile file = RouteFiles.parsed("events.yaml", 0, text);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(file.group());
    }
}
