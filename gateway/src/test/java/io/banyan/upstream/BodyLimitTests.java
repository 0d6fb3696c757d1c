package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyLimitTests {
    private final EmbeddedChannel client = new EmbeddedChannel();
    private int stalled;
    private final BodyLimit limit = new BodyLimit(client.eventLoop(), Duration.ofSeconds(30), () -> stalled++);

    BodyLimitTests() {
        client.freezeTime();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            client.advanceTimeBy(1, TimeUnit.SECONDS);
            client.runScheduledPendingTasks();
        }
    }

    @Test
    void aPauseIsEndedOnceAfterTheLimitAndATenth() {
        limit.begin();
        limit.moved();
        pass(30);
        assertThat(stalled).isZero();

        pass(3);
        assertThat(stalled).isEqualTo(1);

        pass(300);
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void eachPieceBeginsItAnew() {
        limit.begin();
        for (int i = 0; i < 10; i++) {
            limit.moved();
            pass(29);
        }
        assertThat(stalled).isZero();

        pass(4);
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void theTimeInWhichTheClientDoesNotReadDoesNotCount() {
        limit.begin();
        limit.moved();
        pass(20);
        limit.reading(false);
        limit.moved();
        pass(600);
        limit.reading(true);
        pass(30);
        assertThat(stalled).isZero();

        pass(3);
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void nothingCountsBeforeTheHeadAndAfterTheEnd() {
        limit.moved();
        pass(60);
        limit.begin();
        limit.moved();
        limit.end();
        limit.moved();
        pass(60);

        assertThat(stalled).isZero();
    }

    @Test
    void withoutALimitASidePausesForEver() {
        BodyLimit none = new BodyLimit(client.eventLoop(), null, () -> stalled++);
        none.begin();
        none.moved();
        pass(10_000);

        assertThat(stalled).isZero();
    }
}
