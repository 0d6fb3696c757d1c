package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.Ambiguity;
import io.banyan.decide.Decision;
import io.banyan.decide.PreviewDenial;
import io.banyan.decide.Reason;
import io.banyan.exchange.ExchangeRecord.Kind;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureSamplerTests {
    private static final Route PAGE = Exchanges.route("event-page", "events");
    private static final Route LIST = Exchanges.route("event-list", "events");

    private final FigureCounter counter = new FigureCounter();
    private final FigureSampler sampler = new FigureSampler(counter, 0);
    private long millis;

    @Test
    void givesRatesBySideOfTheLastSecond() {
        served(PAGE, Side.MODERN, 3);
        served(PAGE, Side.LEGACY, 7);
        millis += 1_000;

        Figures figures = second().figures().of("events");
        Figures after = second().figures().of("events");

        assertThat(figures.modern().rate()).isEqualTo(1.5);
        assertThat(figures.legacy().rate()).isEqualTo(3.5);
        assertThat(after.modern().rate()).isZero();
        assertThat(after.clients()).isEqualTo(10);
    }

    @Test
    void errorsAreOfTheSideThatAnsweredOrWasTo() {
        Decision modern = Exchanges.toModern(PAGE);
        ended(modern, Side.MODERN, new Outcome.Served(), 500);
        ended(modern, Side.MODERN, new Outcome.Served(), 404);
        ended(modern, Side.MODERN, new Outcome.Cut(), 200);
        ended(modern, null, new Outcome.Refused(), 502);
        ended(modern, Side.LEGACY, new Outcome.FellBack(Failure.TIMEOUT), 503);
        ended(modern, Side.MODERN, new Outcome.Cancelled(), 200);

        Figures figures = second().figures().of("events");

        assertThat(figures.modern()).isEqualTo(new SideFigures(5, 3, null, null));
        assertThat(figures.legacy()).isEqualTo(new SideFigures(1, 1, null, null));
    }

    @Test
    void countsFallBacksByCauseAndAmbiguity() {
        for (Failure failure : Failure.values()) {
            ended(Exchanges.toModern(PAGE), Side.LEGACY, new Outcome.FellBack(failure), 200);
        }
        ended(Exchanges.toModern(PAGE), Side.LEGACY, new Outcome.NotTried(Outcome.Guard.BREAKER), 200);
        ended(Exchanges.toModern(PAGE), Side.LEGACY, new Outcome.NotTried(Outcome.Guard.BULKHEAD), 200);
        ended(Exchanges.toModern(PAGE), Side.LEGACY, new Outcome.NotTried(Outcome.Guard.BULKHEAD), 200);
        ended(Exchanges.toModern(PAGE), Side.LEGACY, new Outcome.NotTried(Outcome.Guard.THROTTLE), 200);
        ended(Exchanges.ambiguous(PAGE, Ambiguity.Cause.PATH), Side.LEGACY, new Outcome.Served(), 200);

        Figures figures = second().figures().of("events");

        assertThat(figures.fallBacks()).isEqualTo(new FallBackFigures(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 1, 0));
        assertThat(figures.ambiguous()).isEqualTo(1);
        assertThat(figures.legacy().rate()).isEqualTo(19);
    }

    @Test
    void requestsOfNoRouteAreInTheTotalOnly() {
        served(PAGE, Side.LEGACY, 2);
        ended(null, Side.LEGACY, new Outcome.Served(), 200);
        ended(null, null, new Outcome.Refused(), 400);
        counter.head(null, Side.LEGACY, 5_000);

        TotalFigures total = second().figures().total();

        assertThat(total.unmatched()).isEqualTo(2);
        assertThat(total.legacy()).isEqualTo(new SideFigures(3, 0, 0.0, 0.0));
        assertThat(total.clients()).isEqualTo(2);
    }

    @Test
    void latenciesAreThoseOfTheLastFiveSeconds() {
        for (int i = 0; i < 99; i++) {
            counter.head("events", Side.MODERN, 2_000_000);
        }
        counter.head("events", Side.MODERN, 400_000_000);
        counter.head("events", Side.MODERN, 400_000_000);

        SideFigures first = second().figures().of("events").modern();
        second();
        second();
        second();
        SideFigures fifth = second().figures().of("events").modern();
        SideFigures sixth = second().figures().of("events").modern();

        assertThat(first).isEqualTo(new SideFigures(0, 0, 2.0, 401.4));
        assertThat(fifth).isEqualTo(first);
        assertThat(sixth.p50()).isNull();
    }

    @Test
    void measuresWhatAnsweredReadsDecidedByWeightInTheLastMinute() {
        served(PAGE, Side.MODERN, 20);
        served(LIST, Side.LEGACY, 57);
        ended(Exchanges.read(LIST, Side.MODERN, "m", 5), Side.LEGACY, new Outcome.FellBack(Failure.RESET), 200);
        ended(Exchanges.ambiguous(PAGE, Ambiguity.Cause.PATH), Side.LEGACY, new Outcome.Served(), 200);

        GroupMinute first = second().minute("events");
        for (int i = 0; i < 58; i++) {
            second();
        }
        GroupMinute last = second().minute("events");
        GroupMinute gone = second().minute("events");

        assertThat(first.measured()).isEqualTo(25.64);
        assertThat(first.measured("event-page")).isEqualTo(100);
        assertThat(first.measured("event-list")).isZero();
        assertThat(first.measured("no-such")).isNull();
        assertThat(last.measured()).isEqualTo(25.64);
        assertThat(gone.measured()).isNull();
        assertThat(gone.measured("event-page")).isNull();
    }

    @Test
    void aPreviewThatWasDeniedIsAMarkAgainstNobody() {
        Decision denied = new Decision(
                PAGE,
                Side.LEGACY,
                Reason.PREVIEW,
                null,
                Weight.NONE,
                8,
                -1,
                Decision.Kind.READ,
                null,
                PreviewDenial.TOKEN_UNKNOWN);
        ended(denied, null, new Outcome.Refused(), 401);
        served(PAGE, Side.LEGACY, 1);

        FleetSum sum = second();

        assertThat(sum.figures().of("events").legacy()).isEqualTo(new SideFigures(1, 0, null, null));
        assertThat(sum.minute("events").reads().all()).isOne();
    }

    @Test
    void measuresThatLegacyGetsItAllWhileKilled() {
        served(PAGE, Side.MODERN, 10);
        for (int i = 0; i < 30; i++) {
            Decision killed =
                    new Decision(PAGE, Side.LEGACY, Reason.KILLED, null, Weight.NONE, 8, -1, Decision.Kind.READ, null);
            ended(killed, Side.LEGACY, new Outcome.Served(), 200);
        }

        GroupMinute minute = second().minute("events");

        assertThat(minute.measured()).isEqualTo(25);
        assertThat(minute.measured("event-page")).isEqualTo(25);
    }

    @Test
    void aClockThatJumpsLeavesRatesAlone() {
        second();
        served(PAGE, Side.LEGACY, 4);
        millis -= 3_600_000;
        Figures back = second().figures().of("events");
        served(PAGE, Side.LEGACY, 4);
        millis += 7_200_000;
        Figures ahead = second().figures().of("events");

        assertThat(back.legacy().rate()).isEqualTo(4);
        assertThat(ahead.legacy().rate()).isEqualTo(4);
    }

    @Test
    void namesAKeyThatMakesMoreThanAFifthOfTheReads() {
        for (int i = 0; i < 60; i++) {
            served("big-program", 3);
            for (int other = 0; other < 7; other++) {
                served("m" + i + "-" + other, 1);
            }
            second();
        }

        HeavyKey heavy = second().minute("events").heavyKey();

        assertThat(Objects.requireNonNull(heavy).share()).isBetween(28.5, 30.0);
        assertThat(heavy)
                .isEqualTo(HeavyKey.of("header:X-Member-Id", "big-…", heavy.share() / 100))
                .extracting(HeavyKey::says, InstanceOfAssertFactories.STRING)
                .startsWith("header:X-Member-Id=big-… makes ");
    }

    @Test
    void callsNoKeyHeavyBelowAHundredReads() {
        served("big-program", 99);
        HeavyKey below = second().minute("events").heavyKey();
        served("big-program", 1);
        HeavyKey from = second().minute("events").heavyKey();

        assertThat(below).isNull();
        assertThat(from).isNotNull();
    }

    @Test
    void forgetsAGroupWithoutTraffic() {
        served(PAGE, Side.LEGACY, 1);
        for (int i = 0; i <= FigureSampler.FORGOTTEN; i++) {
            assertThat(second().figures().groups()).hasSize(1);
        }
        second();

        List<GroupFigures> idle = second().figures().groups();
        served(PAGE, Side.LEGACY, 2);
        FleetSum again = second();

        assertThat(idle).isEmpty();
        assertThat(again.figures().of("events").legacy().rate()).isEqualTo(2);
        assertThat(again.minute("events").reads().all()).isEqualTo(2);
    }

    @Test
    void groupsBeyondTheMostCountInTheTotal() {
        for (int i = 0; i < FigureCounter.GROUPS + 10; i++) {
            served(Exchanges.route("r" + i, "g" + i), Side.LEGACY, 1);
        }

        FleetSum sum = second();

        assertThat(sum.figures().groups()).hasSize(FigureCounter.GROUPS);
        assertThat(sum.figures().total().legacy().rate()).isEqualTo(FigureCounter.GROUPS + 10);
    }

    @Test
    void threadsThatCountAtOnceLoseNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> served(PAGE, Side.MODERN, 20_000)));
        }
        double seen = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            seen += second().figures().of("events").modern().rate();
        }
        seen += second().figures().of("events").modern().rate();

        assertThat(seen).isEqualTo(80_000);
    }

    private FleetSum second() {
        millis += 1_000;
        return FleetSum.of(Instant.ofEpochMilli(millis), Replicas.ONE, List.of(sampler.take(millis)));
    }

    private void served(Route route, Side side, int times) {
        for (int i = 0; i < times; i++) {
            counter.ended(Exchanges.served(Exchanges.read(route, side, side + "member" + i, i % 10_000)));
        }
    }

    private void served(String member, int times) {
        for (int i = 0; i < times; i++) {
            counter.ended(Exchanges.served(Exchanges.read(PAGE, Side.LEGACY, member, 7_000)));
        }
    }

    private void ended(@Nullable Decision decision, @Nullable Side side, Outcome outcome, int status) {
        counter.ended(Exchanges.ended(decision, side, outcome, status, Kind.PLAIN));
    }
}
