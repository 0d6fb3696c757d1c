package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.FeedWord.State;
import io.banyan.freshness.FreshnessState.Way;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FreshnessStateTests {
    private static final long NOON = Instant.parse("2027-01-01T12:00:00Z").toEpochMilli();
    private static final Source SOURCE = new Source(1);
    private static final FreshnessRule RULE = new FreshnessRule(
            "events",
            FreshnessRule.Limits.DEFAULT,
            FreshnessRule.Carried.DEFAULT,
            FreshnessRule.Positions.DEFAULT,
            false,
            Set.of());

    private @Nullable Source present;
    private final FreshnessState fed = new FreshnessState(RULE, true, () -> present);
    private final FreshnessState learning = new FreshnessState(RULE, false, () -> present);

    private static Watermark at(long position, long millis) {
        return new Watermark(SOURCE, new Position(SOURCE, position), Instant.ofEpochMilli(millis));
    }

    private static Demand holding(long position) {
        return new Demand(Ticket.of(new Position(SOURCE, position)), false, null);
    }

    private static FeedWord live(Watermark watermark, long said) {
        return new FeedWord(watermark, 1, State.LIVE, said, null);
    }

    private static @Nullable StaleCause shown(
            FreshnessState state, @Nullable Watermark answer, Demand demand, long now) {
        return state.shown(answer == null ? null : new AsOf(answer, null, 0), demand, state.asked(), now);
    }

    @Test
    void sendsAReaderToModernOnceTheFeedHasPassedHisTicket() {
        fed.heard(live(at(9, NOON), 1), NOON);
        assertThat(fed.before(Demand.NONE, NOON)).isEqualTo(Way.MODERN);
        assertThat(fed.before(holding(9), NOON)).isEqualTo(Way.MODERN);
        assertThat(fed.before(holding(10), NOON)).isEqualTo(Way.TICKET);

        fed.heard(live(at(10, NOON), 2), NOON);

        assertThat(fed.before(holding(10), NOON)).isEqualTo(Way.MODERN);
    }

    @Test
    void takesAFeedForSilentThatSaysNothingNewForASecond() {
        fed.heard(live(at(9, NOON), 1), NOON);
        fed.heard(live(at(9, NOON), 1), NOON + 999);
        assertThat(fed.before(Demand.NONE, NOON + 1000)).isEqualTo(Way.MODERN);

        assertThat(fed.before(Demand.NONE, NOON + 1001)).isEqualTo(Way.STALE);
        assertThat(fed.notes(NOON + 4000).says("events"))
                .isEqualTo("the view of events has not been heard of for 4 s: its runner, or the Redis of "
                        + "--views-redis, is away; LEGACY answers its reads");
    }

    @Test
    void letsNobodyIntoAViewThatTheFeedHasNotNamed() {
        assertThat(fed.before(Demand.NONE, NOON)).isEqualTo(Way.STALE);
        assertThat(fed.notes(NOON).says("events")).contains("is not in the feed");

        fed.heard(live(at(9, NOON), 1), NOON);

        assertThat(fed.before(Demand.NONE, NOON)).isEqualTo(Way.MODERN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDING", "STALE", "STOPPED"})
    void letsNobodyIntoAViewThatIsNotToBeShown(State state) {
        fed.heard(new FeedWord(at(9, NOON), 1, state, 1, "it skipped a change"), NOON);

        assertThat(fed.before(Demand.NONE, NOON)).isEqualTo(Way.STALE);
        assertThat(fed.notes(NOON).stale()).isTrue();
    }

    @Test
    void letsReadersBackThreeSecondsAfterTheViewHasCaughtUp() {
        fed.heard(live(at(9, NOON - 5001), 1), NOON);
        assertThat(fed.notes(NOON).says("events"))
                .isEqualTo("the view of events is 5.0 s behind, and its max-lag is 5 s; LEGACY answers its reads");
        for (int i = 1; i <= 4; i++) {
            assertThat(fed.before(Demand.NONE, NOON + i * 900L)).isEqualTo(Way.STALE);
            fed.heard(live(at(9 + i, NOON + i * 900L), 1 + i), NOON + i * 900L);
        }
        fed.heard(live(at(20, NOON + 4000), 20), NOON + 4000);

        assertThat(fed.before(Demand.NONE, NOON + 4000)).isEqualTo(Way.MODERN);
        assertThat(fed.notes(NOON + 4000).stale()).isFalse();
    }

    @Test
    void sendsWhoeverCarriesOnlyABadTicketToLegacy() {
        fed.heard(live(at(9, NOON), 1), NOON);

        assertThat(fed.before(new Demand(null, true, null), NOON)).isEqualTo(Way.TICKET);
    }

    @Test
    void sendsWhoeverCarriesABadTicketBesideAGoodOneToLegacy() {
        fed.heard(live(at(9, NOON), 1), NOON);
        Demand both = new Demand(Ticket.of(new Position(SOURCE, 1)), true, null);

        assertThat(fed.before(both, NOON)).isEqualTo(Way.TICKET);
        assertThat(shown(fed, at(9, NOON), both, NOON)).isEqualTo(StaleCause.TICKET);
    }

    @Test
    void doesNotCountAnAnswerThatIsTooOldForItsClientAlone() {
        for (int i = 0; i < 9; i++) {
            assertThat(shown(learning, at(9, NOON - 10), new Demand(null, false, Duration.ZERO), NOON))
                    .isEqualTo(StaleCause.LAG);
        }

        assertThat(learning.before(Demand.NONE, NOON)).isEqualTo(Way.MODERN);
    }

    /// What the view's clock calls 5 s old may be 5.2 s old here.
    @Test
    void keepsTheFloorForTheClocksAllowanceLonger() {
        shown(learning, at(9, NOON), Demand.NONE, NOON);
        shown(learning, at(8, NOON), Demand.NONE, NOON);

        assertThat(shown(learning, at(8, NOON + 5199), Demand.NONE, NOON + 5199))
                .isEqualTo(StaleCause.COPY);
        assertThat(shown(learning, at(8, NOON + 5200), Demand.NONE, NOON + 5200))
                .isNull();
    }

    @Test
    void answersNoReloadFromAnOlderViewThanItAsks() {
        fed.heard(live(at(9, NOON - 1500), 1), NOON);

        assertThat(fed.before(new Demand(null, false, Duration.ofSeconds(2)), NOON))
                .isEqualTo(Way.MODERN);
        assertThat(fed.before(new Demand(null, false, Duration.ofSeconds(1)), NOON))
                .isEqualTo(Way.STALE);
        assertThat(fed.before(new Demand(null, false, Duration.ZERO), NOON)).isEqualTo(Way.STALE);
    }

    @Test
    void showsWhatIsProvenAndNothingElse() {
        assertThat(shown(learning, at(9, NOON), Demand.NONE, NOON + 5000)).isNull();
        assertThat(shown(learning, null, Demand.NONE, NOON)).isEqualTo(StaleCause.UNPROVEN);
        assertThat(shown(learning, at(9, NOON), Demand.NONE, NOON + 5001)).isEqualTo(StaleCause.LAG);
        assertThat(shown(learning, at(9, NOON), holding(10), NOON)).isEqualTo(StaleCause.TICKET);
        assertThat(shown(learning, at(9, NOON), new Demand(null, true, null), NOON))
                .isEqualTo(StaleCause.TICKET);
        assertThat(shown(learning, at(9, NOON), holding(9), NOON)).isNull();
    }

    @Test
    void takesThePositionOfTheFeedForTheTimeOfAnAnswerWithoutOne() {
        Watermark bare = new Watermark(SOURCE, new Position(SOURCE, 9), null);
        assertThat(shown(fed, bare, Demand.NONE, NOON)).isEqualTo(StaleCause.LAG);

        fed.heard(live(at(9, NOON), 1), NOON);

        assertThat(shown(fed, bare, Demand.NONE, NOON)).isNull();
    }

    @Test
    void showsNothingOfAnotherHistoryThanThePresentOne() {
        fed.heard(live(at(9, NOON), 1), NOON);
        Source other = new Source(2);
        assertThat(shown(fed, new Watermark(other, null, Instant.ofEpochMilli(NOON)), Demand.NONE, NOON))
                .isEqualTo(StaleCause.SOURCE);

        present = other;

        assertThat(fed.before(Demand.NONE, NOON)).isEqualTo(Way.STALE);
        assertThat(shown(fed, at(9, NOON), Demand.NONE, NOON)).isEqualTo(StaleCause.SOURCE);
    }

    @Test
    void asksNoMoreOnceFiveAnswersInARowWereStaleUntilProbesAreWell() {
        for (int i = 0; i < 4; i++) {
            shown(learning, null, Demand.NONE, NOON);
        }
        assertThat(learning.before(Demand.NONE, NOON)).isEqualTo(Way.MODERN);
        shown(learning, null, Demand.NONE, NOON);
        assertThat(learning.before(Demand.NONE, NOON)).isEqualTo(Way.STALE);
        assertThat(learning.notes(NOON).says("events")).contains("no Banyan-As-Of");

        assertThat(learning.takeProbe(NOON)).isTrue();
        assertThat(learning.takeProbe(NOON + 99)).isFalse();
        shown(learning, at(1, NOON), Demand.NONE, NOON);
        shown(learning, at(2, NOON + 3000), Demand.NONE, NOON + 3000);

        assertThat(learning.before(Demand.NONE, NOON + 3000)).isEqualTo(Way.MODERN);
    }

    @Test
    void doesNotCountWhatIsStaleForOneClientAlone() {
        for (int i = 0; i < 9; i++) {
            shown(learning, at(9, NOON), holding(10), NOON);
        }

        assertThat(learning.before(Demand.NONE, NOON)).isEqualTo(Way.MODERN);
    }

    @Test
    void wakesWhoWaitsWhenMoreIsKnown() {
        List<String> woken = new ArrayList<>();
        fed.onNews(() -> woken.add("one"));
        Runnable gone = () -> woken.add("gone");
        fed.onNews(gone);
        fed.forget(gone);

        fed.heard(live(at(9, NOON), 1), NOON);
        fed.heard(live(at(10, NOON), 2), NOON);

        assertThat(woken).containsExactly("one");
    }

    /// Clients read one after the other from copies that are up to `max-lag` behind each other, keep the tickets that
    /// they get, and never see a copy that is behind what they have seen.
    @Property(tries = 200)
    void aReadersWorldNeverGoesBackAmongCopies(@ForAll long seed) {
        Random random = new Random(seed);
        FreshnessState state = new FreshnessState(RULE, false, () -> null);
        long[] copies = {1000, 1000, 1000};
        long[] seen = new long[4];
        Ticket[] tickets = new Ticket[4];
        int shown = 0;
        for (int i = 0; i < 400; i++) {
            long now = NOON + i * 40L;
            copies[0] = 1000 + i * 40L;
            copies[1] = Math.max(copies[1], copies[0] - random.nextInt(4000));
            copies[2] = i > 200 ? Math.max(copies[2], copies[0] - 3000) : copies[0];
            int client = random.nextInt(4);
            Demand demand = new Demand(tickets[client], false, null);
            FreshnessState.Asked asked = state.asked();
            long copy = copies[random.nextInt(3)];
            Watermark answer = at(copy, NOON - 1000 + copy);
            if (state.shown(new AsOf(answer, null, 0), demand, asked, now) == null) {
                assertThat(copy).isGreaterThanOrEqualTo(seen[client]);
                seen[client] = copy;
                Ticket given = state.forReader(answer, false, now);
                tickets[client] = given == null ? tickets[client] : given;
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Property(tries = 100)
    void aSingleCopyCostsNoTicketAndNoFallBack(@ForAll long seed) {
        Random random = new Random(seed);
        FreshnessState state = new FreshnessState(RULE, false, () -> null);
        long position = 1;
        for (int i = 0; i < 200; i++) {
            long now = NOON + i * 10L;
            FreshnessState.Asked asked = state.asked();
            Watermark answer = at(position, now);
            position += random.nextInt(3);
            Watermark newer = at(position, now + 1);

            // a second read overtakes the first one, which was asked for before
            assertThat(state.shown(new AsOf(newer, null, 0), Demand.NONE, state.asked(), now))
                    .isNull();
            assertThat(state.shown(new AsOf(answer, null, 0), Demand.NONE, asked, now))
                    .isNull();
            assertThat(state.forReader(newer, false, now)).isNull();
        }
    }
}
