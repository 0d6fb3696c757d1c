package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.banyan.app.DiskWatch.Check;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DiskWatchTests {
    private final Logger logger = (Logger) LoggerFactory.getLogger(DiskWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
    private final DiskWatch watch = new DiskWatch(List.of(new Check("disk", problem::get)));

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void tellsABeginningAndAnEndOnce() {
        watch.look();
        assertThat(watch.problems()).isEmpty();

        problem.set(Optional.of("last read 11 s ago"));
        watch.look();
        problem.set(Optional.of("last read 12 s ago"));
        watch.look();
        assertThat(watch.problems()).containsExactly("last read 12 s ago");

        problem.set(Optional.empty());
        watch.look();
        watch.look();
        assertThat(watch.problems()).isEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("last read 11 s ago", "disk: working again");
    }

    @Test
    void tellsAnotherCauseAgain() {
        problem.set(Optional.of("full"));
        watch.look();
        problem.set(Optional.of("read-only"));
        watch.look();

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("full", "read-only");
    }
}
