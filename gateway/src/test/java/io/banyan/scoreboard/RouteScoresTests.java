package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.scoreboard.RouteRecord.Last;
import io.banyan.scoreboard.RouteRecord.Proof;
import io.banyan.scoreboard.ScoreboardReport.RouteScore;
import org.junit.jupiter.api.Test;

class RouteScoresTests {
    private static final long DAY = 86_400;
    private static final long NOW = 20_000 * DAY;
    private static final PublishedRoute FULL = new PublishedRoute("event", "events", "/events/{id}", 10_000);
    private static final PublishedRoute HALF = new PublishedRoute("event", "events", "/events/{id}", 5_000);

    private final RouteScores scores = new RouteScores(NOW, 14);

    private static RouteRecord record(int watched, int full, Last last) {
        return new RouteRecord(NOW - watched * DAY, full < 0 ? 0 : NOW - full * DAY, true, last, null);
    }

    @Test
    void canBeDeletedOnceLegacyAnsweredNothingForSoLong() {
        RouteScore score = scores.of(FULL, record(30, 20, new Last(NOW - 20 * DAY, 0, NOW - 15 * DAY)));

        assertThat(score.state()).isEqualTo("shifted");
        assertThat(score.fullDays()).isEqualTo(20);
        assertThat(score.quietDays()).isEqualTo(15);
        assertThat(score.deletable()).isTrue();
    }

    @Test
    void aFallBackOrAWriteKeepsItFromThat() {
        RouteScore fallBack = scores.of(FULL, record(30, 20, new Last(NOW - 20 * DAY, 0, NOW - 3 * DAY)));
        RouteScore write = scores.of(FULL, record(30, 20, new Last(NOW - 20 * DAY, NOW - 60, 0)));

        assertThat(fallBack.deletable()).isFalse();
        assertThat(fallBack.says()).isEqualTo("LEGACY answered a fall-back of it 3 days ago, needs 14 days without");
        assertThat(write.deletable()).isFalse();
        assertThat(write.says()).isEqualTo("LEGACY answered a write of it less than a day ago, needs 14 days without");
    }

    @Test
    void saysForHowLongItWasWatched() {
        RouteScore score = scores.of(FULL, record(3, 3, Last.NEVER));

        assertThat(score.deletable()).isFalse();
        assertThat(score.state()).isEqualTo("moving");
        assertThat(score.says())
                .isEqualTo("LEGACY has answered nothing of it, but it was watched for 3 days only, needs 14 days");
    }

    @Test
    void isRetiredWhereLegacyDoesNotKnowIt() {
        RouteRecord proven = record(3, 3, Last.NEVER).proven(new Proof(NOW - 60, 2, 2, "ann"));
        RouteRecord known = record(3, 3, Last.NEVER).proven(new Proof(NOW - 60, 2, 1, "ann"));

        assertThat(scores.of(FULL, proven).state()).isEqualTo("retired");
        assertThat(scores.of(FULL, proven).deletable()).isTrue();
        assertThat(scores.of(FULL, known).state()).isEqualTo("moving");
    }

    @Test
    void anAnswerOfLegacysEndsThat() {
        RouteRecord record = record(3, 3, Last.NEVER).proven(new Proof(NOW - 60, 2, 2, "ann"));

        assertThat(scores.of(FULL, record.at(NOW, true, new Last(0, NOW - 5, 0)))
                        .state())
                .isEqualTo("moving");
    }

    @Test
    void isNotShiftedWhileAPartStays() {
        assertThat(scores.of(HALF, record(30, -1, Last.NEVER)).state()).isEqualTo("moving");
        assertThat(scores.of(HALF, record(30, -1, Last.NEVER)).deletable()).isFalse();
    }

    @Test
    void loweringTheWeightBeginsAnew() {
        RouteRecord record = record(30, 20, Last.NEVER).at(NOW, false, Last.NEVER);

        assertThat(record.fullSince()).isZero();
        assertThat(record.at(NOW + 60, true, Last.NEVER).fullSince()).isEqualTo(NOW + 60);
    }

    @Test
    void replicasBelieveWhoSawTheChange() {
        RouteRecord saw = record(30, 2, Last.NEVER);
        RouteRecord began = new RouteRecord(NOW - 60, NOW - 60, false, Last.NEVER, null);
        RouteRecord half = new RouteRecord(NOW - 60, 0, true, Last.NEVER, null);

        assertThat(saw.and(began).fullSince()).isEqualTo(NOW - 2 * DAY);
        assertThat(began.and(saw).fullSince()).isEqualTo(NOW - 2 * DAY);
        assertThat(saw.and(half).fullSince()).isZero();
        assertThat(began.and(saw).watchedSince()).isEqualTo(NOW - 30 * DAY);
    }
}
