package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndosTests {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Change raised = change(1, "events", null, weight("10%", "25%"));

    @Test
    void knowsByWhomAndWhenAChangeWasTakenBack() {
        Change undo = change(2, "events", raised.id(), weight("25%", "10%"));

        assertThat(Undos.among(List.of(undo, raised)).of(raised))
                .isEqualTo(new Undone("2", "by-2", NOON.plusSeconds(2), true));
        assertThat(Undos.among(List.of(undo, raised)).of(undo)).isNull();
        assertThat(Undos.among(List.of(raised)).of(raised)).isNull();
    }

    @Test
    void aChangeStandsAgainWhenItsUndoIsTakenBack() {
        Change undo = change(2, "events", raised.id(), weight("25%", "10%"));
        Change again = change(3, "events", undo.id(), weight("10%", "25%"));
        Change lastly = change(4, "events", raised.id(), weight("25%", "10%"));

        assertThat(Undos.among(List.of(undo, again)).of(raised)).isNull();
        assertThat(Undos.among(List.of(undo, again)).of(undo)).isNotNull();
        assertThat(Undos.among(List.of(undo, again, lastly)).of(raised))
                .extracting(Undone::id)
                .isEqualTo("4");
    }

    @Test
    void saysWhenOnlyAPartWasPutBack() {
        Change both = change(1, "events", null, weight("10%", "25%"), new Step("weight", "page", "5%", "inherit"));
        Change first = change(2, "events", both.id(), weight("25%", "10%"));
        Change second = change(3, "events", both.id(), new Step("weight", "page", "inherit", "5%"));

        assertThat(Undos.among(List.of(first)).of(both)).isEqualTo(new Undone("2", "by-2", NOON.plusSeconds(2), false));
        assertThat(Undos.among(List.of(second, first)).of(both))
                .isEqualTo(new Undone("3", "by-3", NOON.plusSeconds(3), true));
    }

    @Test
    void believesNoUndoThatPutNothingBack() {
        assertThat(Undos.among(List.of(change(2, "events", raised.id(), weight("25%", "50%"))))
                        .of(raised))
                .isNull();
        assertThat(Undos.among(List.of(change(2, "members", raised.id(), weight("25%", "10%"))))
                        .of(raised))
                .isNull();
        assertThat(Undos.among(List.of(change(1, "events", raised.id(), weight("25%", "10%"))))
                        .of(raised))
                .isNull();
    }

    @Test
    void takesASwitchForEverythingLikeAnyOther() {
        Change unkilled = change(1, null, null, new Step("kill", null, "on", "off"));
        Change killed = change(2, null, unkilled.id(), new Step("kill", null, "off", "on"));

        assertThat(Undos.among(List.of(killed)).of(unkilled)).isNotNull();
    }

    @Test
    void offersTheUndoOfWhatStandsAndOfNothingElse() {
        Change undo = change(2, "events", raised.id(), weight("25%", "10%"));

        ChangeReport stands = ChangeReport.of(raised);
        ChangeReport undone = ChangeReport.of(raised, Undos.among(List.of(undo)));

        assertThat(stands.undo()).isNotNull();
        assertThat(stands.undone()).isNull();
        assertThat(undone.undo()).isNull();
        assertThat(undone.undoing()).isNull();
        assertThat(undone.undone()).isNotNull();
        assertThat(ChangeReport.of(undo).undoOf()).isEqualTo("1");
    }

    private static Step weight(String from, String to) {
        return new Step("weight", null, from, to);
    }

    private static Change change(int order, @Nullable String group, @Nullable String undoOf, Step... steps) {
        Author author = new Author("by-" + order, Door.PAGE, "why", undoOf);
        return new Change(
                Integer.toString(order),
                group,
                new Revision(1, order),
                order,
                NOON.plusSeconds(order),
                author,
                List.of(steps));
    }
}
