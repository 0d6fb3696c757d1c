package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A store that answers questions and does not do its work.
class StoreFaultTests {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(StoreRunner.class);

    private final MemoryStore redis = new MemoryStore("redis");
    private final Replica one = Replica.on(redis).file("10%");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void leave() {
        LOGGER.detachAppender(log);
    }

    @Test
    void oneThatTakesNoChangesStaysAwayAndSaysWhyOnce() {
        redis.refuses = "it is full";
        redis.away = true;
        one.look();
        redis.away = false;

        for (int i = 0; i < 5; i++) {
            one.look();
        }

        assertThat(one.live.now().store().cause()).isEqualTo("it is full");
        assertThat(one.live.now().store().awaySince()).isEqualTo(Replica.NOW);
        assertThatThrownBy(() -> one.weight("20%"))
                .isInstanceOfSatisfying(
                        StoreAway.class, away -> assertThat(away.why()).isEqualTo("it is full"));
        assertThat(said()).hasSize(2).last().asString().contains("away: it is full; weights are frozen");

        redis.refuses = null;
        one.look();

        assertThat(one.live.now().store()).isEqualTo(new StoreReach("redis", null));
        assertThat(said()).hasSize(3).last().asString().contains("is back");
        assertThat(one.weight("20%")).hasSize(1);
    }

    @Test
    void aSecondOutageIsToldLikeTheFirst() {
        for (int i = 0; i < 2; i++) {
            redis.away = true;
            one.look();
            redis.away = false;
            one.look();
        }

        assertThat(said()).hasSize(4);
        assertThat(said().get(2)).contains("is away: it gives no answer");
    }

    @Test
    void outagesWithoutEndDoNotFillTheDisk() {
        for (int i = 0; i < 50; i++) {
            redis.away = true;
            one.look();
            redis.away = false;
            one.look();
        }

        assertThat(said()).hasSize(30);
    }

    @Test
    void oneThatEvictsIsFilledThreeTimesAndThenOnlyWhenItEvictsNoMore() {
        redis.memory = new StoreMemory(true, "maxmemory-policy allkeys-lru, maxmemory 1");
        Replica two = Replica.on(redis).file("10%");
        for (int i = 0; i < 20; i++) {
            redis.empty();
            (i % 2 == 0 ? one : two).look();
            (i % 2 == 0 ? two : one).look();
        }

        assertThat(redis.state()).isEqualTo(StoredState.EMPTY);
        assertThat(one.inForce()).isEqualTo("10% {}");
        assertThat(one.live.now().stored().revision().epoch()).isEqualTo(4);
        assertThat(one.live.now().store().cause()).contains("this Redis evicts keys");
        assertThat(said().stream().filter(line -> line.contains("evicts"))).hasSize(2);

        redis.memory = new StoreMemory(false, "maxmemory-policy noeviction, maxmemory 1");
        one.look();
        two.look();

        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("10%"));
        assertThat(one.live.now().store().inStep()).isTrue();
        assertThat(two.live.now().store().inStep()).isTrue();
    }

    private List<String> said() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
