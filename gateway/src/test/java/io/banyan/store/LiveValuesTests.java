package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.Pending;
import io.banyan.live.Ramping;
import io.banyan.live.Revision;
import io.banyan.live.Served;
import io.banyan.live.Step;
import io.banyan.live.StoredGroup;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every live value of the table comes back from a store as it went in.
class LiveValuesTests {
    static final List<LiveValue<?>> TABLE = LiveValue.TABLE;

    @ParameterizedTest
    @FieldSource("TABLE")
    void comeBackFromTheDocumentOfAGroup(LiveValue<?> value) {
        StoredGroup group = new StoredGroup(new Revision(1, 7), moved(value), GroupValues.NONE, 3);

        assertThat(Documents.group(Documents.of(group))).isEqualTo(group);
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void comeBackFromWhatAFileSaid(LiveValue<?> value) {
        if (value.ofFiles()) {
            GroupValues said = moved(value);
            StoredGroup group = new StoredGroup(new Revision(1, 7), GroupValues.NONE, said, 3);
            Author author = new Author("routes/events.yaml", Door.FILE, "why");
            Pending pending =
                    new Pending(List.of(), List.of(new Pending.FileEdit("events", GroupValues.NONE, said, author)));

            assertThat(Documents.group(Documents.of(group))).isEqualTo(group);
            assertThat(Documents.pending(Documents.of(pending))).isEqualTo(pending);
        }
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void comeBackFromTheAudit(LiveValue<?> value) {
        Author author = new Author("ann", Door.API, "why");
        Change change = new Change(
                "1", "events", new Revision(1, 7), 7, Instant.EPOCH, author, List.of(step(value), inherits(value)));

        Change read = Documents.change(Documents.of(change));

        assertThat(read).isEqualTo(change);
        assertThat(value.kind().read().apply(read.steps().getFirst().to())).isEqualTo(other(value));
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(TABLE).extracting(LiveValue::word).doesNotHaveDuplicates();
        assertThat(TABLE).extracting(LiveValue::field).doesNotHaveDuplicates();
        assertThat(TABLE)
                .allSatisfy(value -> assertThat(LiveValue.named(value.word())).isSameAs(value));
    }

    @Test
    void keepAStepThatOnlyANewerGatewayKnows() {
        Author author = new Author("ann", Door.API, "why");
        Change change = new Change(
                "1",
                "events",
                new Revision(1, 7),
                7,
                Instant.EPOCH,
                author,
                List.of(new Step("tomorrow", null, "1", "2")));

        assertThat(Documents.change(Documents.of(change))).isEqualTo(change);
    }

    private static <T> GroupValues moved(LiveValue<T> value) {
        T other = other(value);
        Map<String, T> own = value.ofRoutes() ? Map.of("event-page", other, "event-list", value.absent()) : Map.of();
        return GroupValues.NONE.with(value, new Values<>(other, own));
    }

    private static <T> Step step(LiveValue<T> value) {
        return Step.of(value, null, value.absent(), other(value));
    }

    private static <T> Step inherits(LiveValue<T> value) {
        return Step.of(value, "event-page", other(value), null);
    }

    /// One that differs from the absent one.
    private static <T> T other(LiveValue<T> value) {
        Class<T> type = value.kind().type();
        if (type == Boolean.class) {
            return type.cast(true);
        }
        if (type == Ramping.class) {
            Ramping.Place place = new Ramping.Place(2, 5, new Weight(500), Weight.NONE);
            return type.cast(new Ramping("a1", Ramping.Phase.HELD, place, Instant.EPOCH, "ann", "", "why"));
        }
        return type.cast(type == Served.class ? new Served("events", 2) : new Weight(1_250));
    }
}
