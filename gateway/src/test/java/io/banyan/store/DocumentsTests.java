package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveValue;
import io.banyan.live.Pending;
import io.banyan.live.Presence;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import io.banyan.live.StoredGroup;
import io.banyan.live.StoredState;
import io.banyan.live.StoredSwitch;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts below are in stores of installations: a change of one needs code that still reads the old one.
class DocumentsTests {
    private static final Instant AT = Instant.parse("2026-11-22T03:12:09.123456789Z");
    private static final Author ANN = new Author("ann", Door.PAGE, "\"why\"");
    private static final GroupValues WEIGHTS =
            LiveSketch.weights(new Weight(2_500), Map.of("a", new Weight(1_250), "b", Weight.NONE));

    @Test
    void writesAGroup() {
        StoredGroup group = new StoredGroup(
                new Revision(1, 7), WEIGHTS.with(LiveValue.KILL, Values.all(true)), GroupValues.NONE, 41);
        String text = """
                {"revision":"1.7","weights":{"group":"25%","own":{"a":"12.5%","b":"0%"}},\
                "adopted":{"group":"0%","own":{}},"files":41,"killed":true}""";

        assertThat(Documents.of(group)).isEqualTo(text);
        assertThat(Documents.group(text)).isEqualTo(group);
    }

    @Test
    void writesTheSwitchForEverything() {
        StoredSwitch thrown = new StoredSwitch(new Revision(2, 3), true);
        String text = "{\"revision\":\"2.3\",\"killed\":true}";

        assertThat(Documents.of(thrown)).isEqualTo(text);
        assertThat(Documents.everything(text)).isEqualTo(thrown);
    }

    @Test
    void writesAChange() {
        Step weight = new Step("weight", "a", "inherit", "12.5%");
        Step kill = new Step("kill", null, "off", "on");
        Change change = new Change("id", "events", new Revision(1, 8), 9, AT, ANN, List.of(weight, kill));
        String text = """
                {"id":"id","group":"events","revision":"1.8","order":9,"at":"2026-11-22T03:12:09.123456789Z",\
                "author":{"by":"ann","door":"page","reason":"\\"why\\""},\
                "steps":[{"what":"weight","route":"a","from":"inherit","to":"12.5%"},\
                {"what":"kill","route":null,"from":"off","to":"on"}]}""";

        assertThat(Documents.of(change)).isEqualTo(text);
        assertThat(Documents.change(text)).isEqualTo(change);
    }

    @Test
    void writesWhoseUndoAChangeIs() {
        Author undoes = new Author("ann", Door.PAGE, "why", "id");
        Change change = new Change(
                "id-2", "events", new Revision(1, 8), 9, AT, undoes, List.of(new Step("kill", null, "on", "off")));
        String text = """
                {"id":"id-2","group":"events","revision":"1.8","order":9,"at":"2026-11-22T03:12:09.123456789Z",\
                "author":{"by":"ann","door":"page","reason":"why","undoOf":"id"},\
                "steps":[{"what":"kill","route":null,"from":"on","to":"off"}]}""";

        assertThat(Documents.of(change)).isEqualTo(text);
        assertThat(Documents.change(text)).isEqualTo(change);
        assertThat(Documents.pending(
                        Documents.of(new Pending(List.of(new Pending.Kill("k", null, AT, undoes)), List.of()))))
                .isEqualTo(new Pending(List.of(new Pending.Kill("k", null, AT, undoes)), List.of()));
    }

    @Test
    void writesWhatIsPending() {
        Pending pending = new Pending(
                List.of(new Pending.Kill("id", null, AT, ANN)),
                List.of(new Pending.FileEdit("events", GroupValues.NONE, WEIGHTS, ANN)));

        assertThat(Documents.pending(Documents.of(pending))).isEqualTo(pending);
        assertThat(Documents.of(Pending.NONE)).isEqualTo("{\"kills\":[],\"edges\":[]}");
    }

    @Test
    void writesAPresence() {
        Presence presence = new Presence("replica-1", new Revision(1, 8), AT, "{\"rate\":1}");

        assertThat(Documents.presence(Documents.of(presence))).isEqualTo(presence);
    }

    @Test
    void ignoresFieldsThatANewerGatewayWrote() {
        assertThat(Documents.everything("{\"revision\":\"2.3\",\"killed\":false,\"ramp\":{\"step\":[1]}}"))
                .isEqualTo(new StoredSwitch(new Revision(2, 3), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"revision\":\"1\",\"killed\":true}",
                "{\"revision\":\"1.1\"}",
                "{\"revision\":\"1.1\",\"killed\":\"yes\"}",
                "{\"revision\":null,\"killed\":true}"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> Documents.everything(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsUnreadableCountsAsKilledAndBelowEveryRealRevision() {
        Map<String, String> groups = Map.of("good", Documents.of(StoredState.EMPTY.group("good")), "bad", "{");

        StoredState state = new StoredDocuments("a test", "3.14", "?", groups).state();

        assertThat(state.revision()).isEqualTo(new Revision(3, 14));
        assertThat(state.everything().killed()).isTrue();
        assertThat(state.group("bad").killed()).isTrue();
        assertThat(state.group("bad").revision()).isLessThan(new Revision(1, 1)).isGreaterThan(Revision.NONE);
        assertThat(state.group("good").killed()).isFalse();
    }
}
