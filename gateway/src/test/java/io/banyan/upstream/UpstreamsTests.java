package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.FallBackRule;
import io.banyan.names.Names;
import io.banyan.route.RouteSketch;
import io.banyan.upstream.UpstreamSpec.HostSent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpstreamsTests {
    private static final UpstreamSpec LEGACY = spec("http://monolith:8080");
    private final Upstreams upstreams = new Upstreams(
            LEGACY,
            (side, spec) -> UpstreamOptions.modern(null, Reuse.SAFE),
            new Names((name, told) -> {}, () -> 0),
            InstantSource.fixed(Instant.EPOCH));

    private static UpstreamSpec spec(String url) {
        return new UpstreamSpec(
                UpstreamUrl.of(url), HostSent.CLIENT, Duration.ofSeconds(1), null, 10, null, null, null);
    }

    private static GroupUpstreams group(String name, String modern, @Nullable String legacy) {
        return new GroupUpstreams(
                RouteSketch.group(name),
                spec(modern),
                legacy == null ? null : spec(legacy),
                FallBackRule.DEFAULT,
                AnswerRules.DEFAULT);
    }

    private GroupTraffic update(GroupUpstreams group) {
        return Objects.requireNonNull(
                upstreams.update(List.of(group)).get(group.group().name()));
    }

    private static boolean retired(Upstream upstream) {
        return ((HttpUpstream) upstream).retired();
    }

    @Test
    void anEqualSpecGoesOnWithItsConnectionsAndGuards() {
        GroupTraffic before = update(group("events", "http://view:80", "http://old:80"));
        GroupTraffic after = update(group("events", "http://view:80", "http://old:80"));

        assertThat(after.modern()).isSameAs(before.modern());
        assertThat(after.guard()).isSameAs(before.guard());
        assertThat(after.legacy()).isSameAs(before.legacy());
        assertThat(after.legacyGuard()).isSameAs(before.legacyGuard());
        assertThat(after.fallBacks()).isSameAs(before.fallBacks());
        assertThat(retired(after.modern())).isFalse();
    }

    @Test
    void aSideThatChangedIsBuiltAnewAndTheOldOneRetired() {
        GroupTraffic before = update(group("events", "http://view:80", "http://old:80"));
        GroupTraffic after = update(group("events", "http://view:81", "http://old:80"));

        assertThat(after.modern()).isNotSameAs(before.modern());
        assertThat(after.guard()).isNotSameAs(before.guard());
        assertThat(after.legacy()).isSameAs(before.legacy());
        assertThat(retired(before.modern())).isTrue();
        assertThat(retired(after.modern())).isFalse();
    }

    @Test
    void aGroupThatIsGoneIsRetired() {
        GroupTraffic before = update(group("events", "http://view:80", "http://old:80"));

        upstreams.update(List.of());

        assertThat(retired(before.modern())).isTrue();
        assertThat(retired(before.legacy())).isTrue();
        assertThat(retired(upstreams.legacy())).isFalse();
    }

    @Test
    void twoGroupsThatNameOneUrlShareNothing() {
        Map<String, GroupTraffic> traffic =
                upstreams.update(List.of(group("a", "http://view:80", null), group("b", "http://view:80", null)));
        GroupTraffic a = Objects.requireNonNull(traffic.get("a"));
        GroupTraffic b = Objects.requireNonNull(traffic.get("b"));

        assertThat(a.modern()).isNotSameAs(b.modern());
        assertThat(a.guard()).isNotSameAs(b.guard());
        assertThat(a.fallBacks()).isNotSameAs(b.fallBacks());
    }

    @Test
    void aGroupWithoutALegacySideHasTheInstallations() {
        GroupTraffic traffic = update(group("events", "http://view:80", null));

        assertThat(traffic.legacy()).isSameAs(upstreams.legacy());
        assertThat(traffic.legacyGuard()).isSameAs(upstreams.legacyGuard());
    }

    @Test
    void aGroupMayHaveBothSidesAtOneUrl() {
        GroupTraffic traffic = update(group("events", "http://view:80", "http://view:80"));

        assertThat(traffic.modern()).isNotSameAs(traffic.legacy());
    }
}
