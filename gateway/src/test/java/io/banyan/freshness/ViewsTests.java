package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewsTests {
    private static final Source SOURCE = new Source(1);
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private static final long NOW = NOON.toEpochMilli();

    private final Views views = new Views(true);

    private static FreshnessRule rule(String view, Duration settle) {
        return new FreshnessRule(
                view,
                FreshnessRule.Limits.DEFAULT,
                FreshnessRule.Carried.DEFAULT,
                new FreshnessRule.Positions(false, true, settle),
                false,
                Set.of("GET /leave/" + view));
    }

    private static Watermark at(long position) {
        return new Watermark(SOURCE, new Position(SOURCE, position), NOON);
    }

    private void hear(String view, long position) {
        views.heard(view, new FeedWord(at(position), 1, FeedWord.State.LIVE, position, null), NOON.toEpochMilli());
    }

    @Test
    void keepsWhatIsKnownOfAGroupWhoseRuleStands() {
        FreshnessState before =
                views.update(Map.of("events", rule("events", Duration.ZERO))).get("events");

        assertThat(views.update(Map.of("events", rule("events", Duration.ZERO))).get("events"))
                .isSameAs(before);
        assertThat(views.update(Map.of("events", rule("events", Duration.ofSeconds(1))))
                        .get("events"))
                .isNotSameAs(before);
    }

    @Test
    void tellsWhenAnotherViewIsBehind() {
        var states = views.update(Map.of("a", rule("a", Duration.ZERO), "b", rule("b", Duration.ZERO)));
        FreshnessState own = java.util.Objects.requireNonNull(states.get("a"));
        hear("a", 5);
        assertThat(views.othersAreBehind(own, at(5), NOW)).isTrue();

        hear("b", 5);

        assertThat(views.othersAreBehind(own, at(5), NOW)).isFalse();
        assertThat(views.othersAreBehind(own, at(6), NOW)).isTrue();
        assertThat(views.names()).containsExactly("a", "b");
    }

    @Test
    void knowsThePresentSourceFromTheViewsUntilItIsTold() {
        views.update(Map.of("a", rule("a", Duration.ZERO)));
        assertThat(views.source()).isNull();
        hear("a", 5);
        assertThat(views.source()).isEqualTo(SOURCE);

        views.present(new Source(2), 0);

        assertThat(views.source()).isEqualTo(new Source(2));
    }

    @Test
    void takesAnotherViewForBehindOfWhichSomeCopyIs() {
        var states = views.update(Map.of("a", rule("a", Duration.ZERO), "b", rule("b", Duration.ZERO)));
        FreshnessState own = java.util.Objects.requireNonNull(states.get("a"));
        FreshnessState other = java.util.Objects.requireNonNull(states.get("b"));
        hear("b", 5);
        assertThat(views.othersAreBehind(own, at(5), NOW)).isFalse();

        other.shown(new AsOf(at(4), null, 0), Demand.NONE, other.asked(), NOW);

        assertThat(views.othersAreBehind(own, at(5), NOW)).isTrue();
    }

    @Test
    void keepsWhatIsKnownOfAViewWhenItsLimitsChange() {
        FreshnessState before = java.util.Objects.requireNonNull(
                views.update(Map.of("a", rule("a", Duration.ZERO))).get("a"));
        hear("a", 5);
        before.shown(new AsOf(at(4), null, 0), Demand.NONE, before.asked(), NOW);

        FreshnessState after = java.util.Objects.requireNonNull(
                views.update(Map.of("a", rule("a", Duration.ofSeconds(1)))).get("a"));

        assertThat(after).isNotSameAs(before);
        assertThat(after.reached()).isEqualTo(at(5));
        assertThat(after.forReader(at(5), false, NOW)).isNotNull();
        assertThat(after.shown(new AsOf(at(4), null, 0), Demand.NONE, after.asked(), NOW))
                .isEqualTo(StaleCause.COPY);
        assertThat(java.util.Objects.requireNonNull(views.update(Map.of("a", rule("b", Duration.ZERO)))
                                .get("a"))
                        .reached())
                .isNull();
    }

    @Test
    void doesNotGoBackToAHistoryThatHasJustEnded() {
        views.present(new Source(1), 0);
        views.present(new Source(2), 10);

        views.present(new Source(1), 10 + 59_999);
        assertThat(views.source()).isEqualTo(new Source(2));

        views.present(new Source(1), 10 + 60_000);
        assertThat(views.source()).isEqualTo(new Source(1));
    }

    @Test
    void oneRuleForAllWritesHasWhatAnyGroupAsksFor() {
        FreshnessRule slow = new FreshnessRule(
                null,
                new FreshnessRule.Limits(Duration.ofSeconds(9), Duration.ofMillis(30), Duration.ofSeconds(1)),
                new FreshnessRule.Carried(false, true, true),
                new FreshnessRule.Positions(true, false, Duration.ZERO),
                true,
                Set.of());

        WriteRule both = WriteRule.of(List.of(rule("a", Duration.ofMillis(500)), slow));

        assertThat(both)
                .isEqualTo(new WriteRule(
                        new FreshnessRule.Carried(true, true, true),
                        new FreshnessRule.Positions(true, true, Duration.ofMillis(500)),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(11),
                        Duration.ofMillis(30),
                        Set.of("GET /leave/a")));
    }
}
