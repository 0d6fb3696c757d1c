package io.banyan.projections.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureMetersTests {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<CaptureState> state = new AtomicReference<>(CaptureState.STARTING);
    private final CaptureMeters meters = new CaptureMeters(registry, state::get, () -> NOON);

    @Test
    void tellsHowFarBehindTheLogIs() {
        assertThat(gauge("banyan.capture.lag")).isNaN();

        state.set(going(null));

        assertThat(gauge("banyan.capture.lag")).isEqualTo(1.5);
        assertThat(gauge("banyan.capture.kept")).isEqualTo(4096);
        assertThat(gauge("banyan.capture.up")).isEqualTo(1);
        state.set(going("the slot is gone"));
        assertThat(gauge("banyan.capture.up")).isZero();
    }

    @Test
    void countsEntriesAndFailures() {
        meters.appended(7);
        meters.failed();

        assertThat(registry.get("banyan.capture.changes").counter().count()).isEqualTo(7);
        assertThat(registry.get("banyan.capture.failures").counter().count()).isEqualTo(1);
    }

    @Test
    void isDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/capture.md"));

        for (CaptureMeters.Meter meter : CaptureMeters.Meter.values()) {
            assertThat(page).contains(meter.row());
        }
    }

    @Test
    void saysWhatIsWrongALineEach() {
        assertThat(CaptureState.STARTING.text()).isEqualTo("it is starting");
        assertThat(going(null).text()).isEqualTo("public.event is gone");
        assertThat(going("the slot is gone").text()).isEqualTo("the slot is gone\npublic.event is gone");
        assertThat(new CaptureState(null, Standing.WORKS, LogPosition.START, null, 0, List.of()).text())
                .isEqualTo("ok");
    }

    private static CaptureState going(@Nullable String problem) {
        Mark mark = new Mark(LogPosition.mark(5), NOON.minusMillis(1500));
        Standing standing = problem == null ? Standing.WORKS : Standing.TRIES;
        return new CaptureState(problem, standing, mark.position(), mark, 4096, List.of("public.event is gone"));
    }

    @Test
    void oneThatStandsByIsUp() {
        state.set(new CaptureState("another captures", Standing.STANDS_BY, LogPosition.START, null, 0, List.of()));

        assertThat(gauge("banyan.capture.up")).isEqualTo(1);
        assertThat(gauge("banyan.capture.lag")).isNaN();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
