package io.banyan.projections.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsOfTests {
    private static final ViewId VIEW = new ViewId("events", 3);

    @Test
    void saysHowFarTheViewIs() {
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.LIVE, 123_456_789, Instant.ofEpochMilli(1_764_338_400_123L))))
                .isEqualTo("\"7c1f00aa\";pos=\"123456789\";time=1764338400.123;view=\"events\";v=3");
    }

    @Test
    void aPositionHas64BitsAndATimeMayBeMissing() {
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.LIVE, -1, null)))
                .isEqualTo("\"7c1f00aa\";pos=\"18446744073709551615\";view=\"events\";v=3");
    }

    @Test
    void claimsNothingOfAViewThatLacksAChange() {
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.STALE, 5, Instant.EPOCH))).isNull();
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.STOPPED, 5, Instant.EPOCH)))
                .isNull();
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.BUILDING, 5, Instant.EPOCH)))
                .isNull();
    }

    @Test
    void claimsNothingWithinATransaction() {
        assertThat(AsOf.of(VIEW, checkpoint(ViewState.LIVE, new LogPosition(5, 65_536), Instant.EPOCH)))
                .isNull();
    }

    private static Checkpoint checkpoint(ViewState state, long at, @Nullable Instant time) {
        return checkpoint(state, new LogPosition(at, 2), time);
    }

    private static Checkpoint checkpoint(ViewState state, LogPosition at, @Nullable Instant time) {
        return new Checkpoint("t", state, new Source(0x7c1f00aa), at, time, null, new Load(0, 0, Instant.EPOCH, 1));
    }
}
