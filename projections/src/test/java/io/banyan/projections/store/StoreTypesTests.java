package io.banyan.projections.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.banyan.position.Source;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreTypesTests {
    private static final Instant BEGAN = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aCheckpointIsReadAsItIsWritten() {
        Checkpoint checkpoint = new Checkpoint(
                "turn-1",
                ViewState.STALE,
                new Source(7),
                new LogPosition(-1, 3),
                BEGAN.plusNanos(123_456_000),
                "why",
                new Load(3, 9, BEGAN, 2));

        assertThat(Checkpoint.of(checkpoint.fields())).isEqualTo(checkpoint);
        assertThat(checkpoint.unixSeconds()).isEqualTo("1795867200.123");
    }

    @Test
    void secondsAreADecimalEvenWhenTheyAreWhole() {
        assertThat(checkpoint(ViewState.LIVE, 5, BEGAN).unixSeconds()).isEqualTo("1795867200.0");
    }

    @Test
    void aCheckpointNeverMovesBack() {
        Checkpoint at = checkpoint(ViewState.LIVE, 5, BEGAN);

        assertThat(at.moved(LogPosition.mark(4), BEGAN.minusSeconds(1))).isEqualTo(at);
        assertThat(at.moved(LogPosition.mark(6), null).time()).isEqualTo(BEGAN);
    }

    @Test
    void rowsOfATransactionAndWhatIsToldAheadOfThemAreWithinIt() {
        assertThat(Checkpoint.isWithinTransaction(new LogPosition(5, 0))).isFalse();
        assertThat(Checkpoint.isWithinTransaction(new LogPosition(5, 32_767))).isFalse();
        assertThat(Checkpoint.isWithinTransaction(new LogPosition(5, 32_768))).isTrue();
        assertThat(Checkpoint.isWithinTransaction(new LogPosition(5, 65_536))).isTrue();
    }

    @Test
    void severalPartitionsAreAsGoodAsTheirWorst() {
        Checkpoint least = least(Arrays.asList(
                checkpoint(ViewState.LIVE, -1, BEGAN),
                null,
                checkpoint(ViewState.STALE, 9, BEGAN.plusSeconds(1)),
                checkpoint(ViewState.LIVE, 7, BEGAN.plusSeconds(2))));

        assertThat(least.state()).isEqualTo(ViewState.STALE);
        assertThat(least.at()).isEqualTo(LogPosition.mark(7));
        assertThat(least.time()).isEqualTo(BEGAN);
    }

    @Test
    void partitionsWithoutATimeMakeAViewWithoutOne() {
        Checkpoint least = least(List.of(checkpoint(ViewState.LIVE, 5, null), checkpoint(ViewState.LIVE, 6, BEGAN)));

        assertThat(least.time()).isNull();
    }

    @Test
    void partitionsOfTwoSourcesAreNoView() {
        Checkpoint one = checkpoint(ViewState.LIVE, 5, BEGAN);
        Checkpoint other = new Checkpoint("t", ViewState.LIVE, new Source(8), one.at(), BEGAN, null, one.load());

        Checkpoint least = least(List.of(one, other));

        assertThat(least.state()).isEqualTo(ViewState.STOPPED);
    }

    @Test
    void otherCodeUnderOneVersionIsRefused() {
        var view = new ViewId("events", 3);
        var kept = new Registration(view, "aa", 1);

        assertThat(new Registration(view, "aa", 1).against(kept)).isEmpty();
        assertThat(new Registration(view, "bb", 1).against(kept))
                .isEqualTo(
                        "version 3 of view events was built by other code; raise the version in the projection to 4");
        assertThat(new Registration(view, "aa", 4).against(kept)).startsWith("version 3 of view events is kept in 1");
    }

    @Test
    void documentsAreReadAsTheyAreWritten() {
        Document document = Document.of(Map.of(
                "big",
                new BigDecimal("12345678901234567890.10"),
                "long",
                Long.MAX_VALUE,
                "list",
                List.of(1, "ü", true)));

        assertThat(DocumentJson.document(DocumentJson.text(document))).isEqualTo(document);
    }

    @Test
    void aPageIsReadAsItIsWrittenAndNothingElseIs() {
        var place = new IndexPlace("2026-11-28", DocumentKey.parse("event:1/page"));

        assertThat(IndexPlace.parse(place.text())).isEqualTo(place);
        for (String wrong : List.of("", "?", "AAAA", "x")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> IndexPlace.parse(wrong));
        }
    }

    @Test
    void viewsAreReadAsTheyAreWritten() {
        assertThat(ViewId.parse("a-v2:v13")).isEqualTo(new ViewId("a-v2", 13));
        assertThatIllegalArgumentException().isThrownBy(() -> ViewId.parse("events"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ViewId("Events", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ViewId("events", 0));
    }

    private static Checkpoint least(List<? extends @Nullable Checkpoint> checkpoints) {
        return Objects.requireNonNull(Checkpoints.least(checkpoints));
    }

    private static Checkpoint checkpoint(ViewState state, long at, @Nullable Instant time) {
        return new Checkpoint("t", state, new Source(7), LogPosition.mark(at), time, null, new Load(0, 0, BEGAN, 1));
    }
}
