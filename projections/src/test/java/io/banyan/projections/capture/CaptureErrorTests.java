package io.banyan.projections.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.position.Source;
import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.MemoryChangeLog;
import io.banyan.projections.source.ChangeSource;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// An Error (a class that is missing, memory that is used up) is told like any other failure.
class CaptureErrorTests {
    @Test
    void isToldAndTriedAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        CaptureWatch watch = new CaptureWatch() {
            @Override
            public void appended(int entries) {}

            @Override
            public void failed() {
                twice.countDown();
            }
        };
        try (CaptureRunner capture =
                new CaptureRunner(failing(ChangeSource.class), new MemoryChangeLog(), CaptureSpec.DEFAULT, watch)) {
            capture.start();
            twice.await();

            assertThat(capture.state().standing()).isEqualTo(Standing.TRIES);
            assertThat(capture.state().text()).contains("by a bug of capture", "NoClassDefFoundError");
        }
    }

    /// Else capture would read on, and nothing would come into the log.
    @Test
    void ofTheOneThatAppendsEndsTheTry() throws InterruptedException {
        Inbox inbox = new Inbox();
        inbox.put(new Inbox.Read(
                new Transaction(List.of(), new Mark(LogPosition.mark(5), Instant.parse("2026-11-28T12:00:00Z")))));
        Appender appender = new Appender(
                failing(ChangeLog.class),
                CaptureSpec.DEFAULT,
                inbox,
                CaptureWatch.NOBODY,
                new Appender.Start(new Source(1), LogPosition.START, LogPosition.START));

        Thread appending = Thread.ofPlatform().start(appender);
        appending.join();

        assertThatThrownBy(appender::check).isInstanceOf(NoClassDefFoundError.class);
    }

    private static <T> T failing(Class<T> type) {
        Object failing = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        return type.cast(failing);
    }
}
