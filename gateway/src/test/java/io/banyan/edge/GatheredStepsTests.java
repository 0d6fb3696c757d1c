package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheredStepsTests {
    private long nanos = Long.MAX_VALUE - 5_000_000;
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final GatheredSteps steps = new GatheredSteps(channel::eventLoop, () -> nanos);
    private final List<String> done = new ArrayList<>();

    @Test
    void runTogetherAndInOrder() {
        channel.freezeTime();
        steps.execute(() -> done.add("a"));
        channel.advanceTimeBy(9, TimeUnit.MILLISECONDS);
        steps.execute(() -> done.add("b"));
        channel.runPendingTasks();
        assertThat(done).isEmpty();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void maySayMoreSteps() {
        channel.freezeTime();
        steps.execute(() -> steps.execute(() -> done.add("inner")));
        channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
        steps.execute(() -> done.add("later"));
        channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();

        assertThat(done).containsExactly("inner", "later");
    }

    @Test
    void knowWhetherTheirLoopIsLate() {
        channel.freezeTime();
        assertThat(lateAfter(20)).isFalse();
        assertThat(lateAfter(21)).isTrue();
        assertThat(lateAfter(10)).isFalse();
    }

    private boolean lateAfter(int millis) {
        steps.execute(() -> {});
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
        return steps.isLate();
    }
}
