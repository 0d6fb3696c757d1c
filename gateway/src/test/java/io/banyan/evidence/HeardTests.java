package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Verdict;
import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.shadow.Judged;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeardTests {
    private static final Route ROUTE = Exchanges.route("event", "events");
    private static final OptionalDouble SLOW = OptionalDouble.of(1_000);

    private static Heard copy(Side to, Verdict verdict, long headNanos) {
        Judged judged = new Judged(verdict, List.of(), "", false);
        return Heard.of(new CopiedRead("events", "event", "/events/7?a=1", to, judged, headNanos));
    }

    private static @Nullable Heard client(@Nullable Side side, Outcome outcome, int status) {
        ExchangeRecord ended =
                Exchanges.ended(Exchanges.toModern(ROUTE), side, outcome, status, ExchangeRecord.Kind.PLAIN);
        return Heard.of(ended);
    }

    private static Trial trial(Heard heard, OptionalDouble slow) {
        return Objects.requireNonNull(heard.trial(slow));
    }

    @Test
    void aCopyWithoutCredentialsThatIsRefusedSaysNothing() {
        Judged refused = new Judged(Verdict.FAILED, List.of(), "MODERN answered 401", false, true, false);
        Heard heard = Heard.of(new CopiedRead("events", "event", "/events/7", Side.MODERN, refused, 5));

        assertThat(heard.trial(OptionalDouble.empty())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MATCHED, true, false, false",
        "IGNORED, true, false, false",
        "MISMATCHED, true, true, false",
        "LAGGING, false, false, false",
        "NOT_COMPARABLE, false, false, false",
        "FAILED, false, false, true"
    })
    void aCopyToModernIsAskedForWhatItsVerdictSays(
            Verdict verdict, boolean compared, boolean mismatched, boolean failed) {
        Trial trial = trial(copy(Side.MODERN, verdict, -1), SLOW);

        assertThat(trial.asked()).isEqualTo(compared ? EnumSet.of(Kind.MISMATCH, Kind.ERRORS) : Set.of(Kind.ERRORS));
        assertThat(trial.bad().contains(Kind.MISMATCH)).isEqualTo(mismatched);
        assertThat(trial.bad().contains(Kind.ERRORS)).isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource(names = {"MATCHED", "IGNORED", "LAGGING"})
    void anAnswerThatMayBeOlderSaysNothingOfMismatches(Verdict verdict) {
        Judged behind = new Judged(verdict, List.of(), "", false, false, true);
        Heard heard = Heard.of(new CopiedRead("events", "event", "/events/7", Side.MODERN, behind, -1));

        assertThat(trial(heard, SLOW).asked()).containsExactly(Kind.ERRORS);
    }

    @Test
    void aCopyToLegacySaysOnlyWhatTheAnswersMean() {
        assertThat(trial(copy(Side.LEGACY, Verdict.MATCHED, 5_000), SLOW).asked())
                .containsExactly(Kind.MISMATCH);
        assertThat(copy(Side.LEGACY, Verdict.FAILED, -1).trial(SLOW)).isNull();
    }

    @Test
    void isSlowBeyondTheBoundAndNotAskedWithoutOne() {
        assertThat(trial(copy(Side.MODERN, Verdict.MATCHED, 1_001), SLOW).bad()).containsExactly(Kind.SLOW);
        assertThat(trial(copy(Side.MODERN, Verdict.MATCHED, 1_000), SLOW).bad()).isEmpty();
        assertThat(trial(copy(Side.MODERN, Verdict.MATCHED, 1_000), SLOW).asked())
                .contains(Kind.SLOW);
        assertThat(trial(copy(Side.MODERN, Verdict.MATCHED, 1_001), OptionalDouble.empty())
                        .asked())
                .doesNotContain(Kind.SLOW);
    }

    @Test
    void aReadThatModernAnsweredIsAskedForErrorsAndItsTime() {
        Trial good = trial(Objects.requireNonNull(client(Side.MODERN, new Outcome.Served(), 404)), SLOW);
        Trial bad = trial(Objects.requireNonNull(client(Side.MODERN, new Outcome.Served(), 503)), SLOW);

        assertThat(good.asked()).containsExactlyInAnyOrder(Kind.ERRORS, Kind.SLOW);
        assertThat(good.bad()).containsExactly(Kind.SLOW);
        assertThat(bad.bad()).contains(Kind.ERRORS);
        assertThat(trial(Objects.requireNonNull(client(Side.MODERN, new Outcome.Cut(), 200)), SLOW)
                        .bad())
                .contains(Kind.ERRORS);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aFallBackIsBadWhereModernIsAtFaultAndLegacyAnswered(Failure why) {
        boolean nobodysFault = EnumSet.of(
                        Failure.COOKIE, Failure.STALE, Failure.UNREPRESENTABLE, Failure.LANE, Failure.UNEXPECTED)
                .contains(why);
        Heard heard = client(Side.LEGACY, new Outcome.FellBack(why), 200);

        assertThat(heard == null).isEqualTo(nobodysFault);
        if (heard != null) {
            assertThat(trial(heard, SLOW).asked()).containsExactly(Kind.ERRORS);
            assertThat(trial(heard, SLOW).bad()).containsExactly(Kind.ERRORS);
        }
        assertThat(client(Side.LEGACY, new Outcome.FellBack(why), 500)).isNull();
    }

    @Test
    void aStatusThatLegacyHasTooIsNoFault() {
        assertThat(client(Side.LEGACY, new Outcome.FellBack(Failure.STATUS), 404))
                .isNull();
    }

    @Test
    void whatNobodyTriedOrWaitedForSaysNothing() {
        Decision toLegacy = Exchanges.read(ROUTE, Side.LEGACY, "m1", 7);

        assertThat(client(Side.LEGACY, new Outcome.NotTried(Outcome.Guard.BREAKER), 200))
                .isNull();
        assertThat(client(Side.MODERN, new Outcome.Cancelled(), 200)).isNull();
        assertThat(client(null, new Outcome.Refused(), 503)).isNull();
        assertThat(Heard.of(Exchanges.served(toLegacy))).isNull();
    }

    @Test
    void aFailureThatNoFallBackCoversIsBad() {
        ExchangeRecord told = Exchanges.ended(
                Exchanges.toModern(ROUTE), Side.MODERN, new Outcome.Refused(), 502, ExchangeRecord.Kind.PLAIN);

        assertThat(trial(Objects.requireNonNull(Heard.of(told)), SLOW).bad()).contains(Kind.ERRORS);
        assertThat(client(null, new Outcome.Refused(), 502)).isNull();
    }

    @Test
    void copiesAndClientsReadsOfOneUrlAreTwoEntities() {
        String copy = trial(copy(Side.MODERN, Verdict.MATCHED, 1), SLOW).entity();

        assertThat(trial(copy(Side.MODERN, Verdict.MISMATCHED, 9_000), SLOW).entity())
                .isEqualTo(copy);
        assertThat(trial(Objects.requireNonNull(client(Side.MODERN, new Outcome.Served(), 200)), SLOW)
                        .entity())
                .isNotEqualTo(copy);
    }
}
