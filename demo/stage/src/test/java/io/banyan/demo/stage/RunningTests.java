package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningTests {
    private final Running running = new Running();
    private final List<Part> stopped = new CopyOnWriteArrayList<>();

    @Test
    void stopsTheGatewayFirstAndWhatKeepsDataLast() throws Exception {
        for (Part part : List.of(
                Part.REDIS, Part.DATABASE, Part.PROJECTOR, Part.FUNCTIONS, Part.MONOLITH, Part.GATEWAY, Part.MODERN)) {
            start(part);
        }

        running.stopAll();

        assertThat(stopped).startsWith(Part.GATEWAY).hasSize(7);
        assertThat(stopped.subList(5, 7)).containsExactlyInAnyOrder(Part.DATABASE, Part.REDIS);
    }

    @Test
    void stopsTheOthersWhenOneCannotBeStopped() throws Exception {
        AutoCloseable stubborn = () -> {
            throw new IllegalStateException("stuck");
        };
        start(Part.DATABASE);
        running.start(Part.GATEWAY, () -> stubborn);

        running.stopAll();

        assertThat(stopped).containsExactly(Part.DATABASE);
    }

    @Test
    void startsNothingOnceStoppingHasBegun() {
        running.stopAll();

        assertThatThrownBy(() -> start(Part.MONOLITH)).isInstanceOf(StageFailure.class);
        assertThat(stopped).isEmpty();
    }

    @Test
    void waitsForWhatIsJustStartingAndStopsItToo() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread starting = Thread.ofVirtual().start(() -> startSlowly(begun, goOn));
        begun.await();

        Thread stopping = Thread.ofVirtual().start(running::stopAll);
        goOn.countDown();
        starting.join();
        stopping.join();

        assertThat(stopped).containsExactly(Part.DATABASE);
    }

    private void start(Part part) throws Exception {
        running.<AutoCloseable>start(part, () -> () -> stopped.add(part));
    }

    private void startSlowly(CountDownLatch begun, CountDownLatch goOn) {
        try {
            running.<AutoCloseable>start(Part.DATABASE, () -> {
                begun.countDown();
                goOn.await();
                return () -> stopped.add(Part.DATABASE);
            });
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }
}
