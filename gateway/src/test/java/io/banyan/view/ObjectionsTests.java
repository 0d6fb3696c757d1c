package io.banyan.view;

import static io.banyan.view.Versions.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.view.Switching.Finding;
import io.banyan.view.ViewVersion.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectionsTests {
    private static final Wish REBUILD = new Wish.Rebuild("a");

    @Test
    void rebuildTheVersionThatIsServedOnlyAtACost() {
        View view = new View("events", 1, List.of(live(1).version(), live(2).version()));

        assertThat(Objections.against(view, 1, REBUILD, true)).singleElement().satisfies(found -> {
            assertThat(found.says())
                    .startsWith("v1 is the version that is served: LEGACY answers all reads of the view");
            assertThat(found.forGood()).isFalse();
        });
        assertThat(Objections.against(view, 1, REBUILD, false)).isEmpty();
        assertThat(Objections.against(view, 2, REBUILD, true)).isEmpty();
        assertThat(Objections.against(view, 1, new Wish.Keys("a", List.of("event:1")), true))
                .isEmpty();
    }

    @Test
    void rebuildFreelyWhatServesNobody() {
        View view =
                new View("events", 1, List.of(live(1).state(State.STALE, "lost").version()));

        assertThat(Objections.against(view, 1, REBUILD, true)).isEmpty();
    }

    @Test
    void rebuildWhatTheFeedDoesNotHaveSinceItMayHaveBeenDropped() {
        assertThat(Objections.against(View.unheard("events"), 2, REBUILD, true)).isEmpty();
        assertThat(Objections.against(View.unheard("events"), 2, new Wish.Drop("a"), true))
                .containsExactly(new Finding(
                        "there is no version 2 of view events; the feed has no version of it; start its runner", true));
    }

    @Test
    void dropOnlyWhatIsNotServed() {
        View view = new View("events", 1, List.of(live(1).version(), live(2).version()));

        assertThat(Objections.against(view, 1, new Wish.Drop("a"), true))
                .containsExactly(new Finding(
                        "v1 is the version that is served; switch to another one first: ./banyan view switch events VERSION --reason '...'",
                        true));
        assertThat(Objections.against(view, 2, new Wish.Drop("a"), true)).isEmpty();
    }

    @Test
    void replayOnlyWhereThereAreDeadLetters() {
        View view =
                new View("events", 1, List.of(live(1).version(), live(2).dead(2).version()));

        assertThat(Objections.against(view, 1, new Wish.Replay("a"), true))
                .containsExactly(new Finding("v1 has no dead letters", true));
        assertThat(Objections.against(view, 2, new Wish.Replay("a"), true)).isEmpty();
    }

    @Test
    void askNothingWhileSomethingWaits() {
        Versions waiting = live(2).waiting(new Wish.Rows("old", "public.event", "group_id = 7"));
        View heard = new View("events", 1, List.of(waiting.version()));
        View silent =
                new View("events", 1, List.of(waiting.state(State.SILENT, null).version()));

        assertThat(Objections.against(heard, 2, REBUILD, true))
                .containsExactly(new Finding(
                        "v2 waits for a runner to take over another request, a rebuild of the rows of public.event where group_id = 7 (old); its runner is doing an earlier one: repeat yours when both are done",
                        true));
        assertThat(Objections.against(silent, 2, REBUILD, true))
                .singleElement()
                .extracting(Finding::says)
                .asString()
                .endsWith("(old); start its runner");
    }
}
