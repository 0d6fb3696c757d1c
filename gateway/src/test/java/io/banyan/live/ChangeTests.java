package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.split.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTests {
    private final MemoryStore store = new MemoryStore("embedded");
    private final Replica replica = Replica.on(store).file("10%", "page", "5%");

    @Test
    void aGroupsWeightSetsEveryRouteAndNamesEachInTheChange() {
        List<Change> changes = replica.weight("0%");

        assertThat(replica.inForce()).isEqualTo("0% {}");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.steps())
                    .containsExactly(
                            new Step("weight", null, "10%", "0%"), new Step("weight", "page", "5%", "inherit"));
            assertThat(change.revision()).isEqualTo(new Revision(1, 2));
            assertThat(change.author()).isEqualTo(Replica.ANN);
        });
    }

    @Test
    void onlyThoseThatInheritWhereThatIsAsked() {
        replica.change(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.parse("20%"), true));

        assertThat(replica.inForce()).isEqualTo("20% {page=5%}");
    }

    @Test
    void aRouteGetsAWeightOfItsOwnAndReturnsToTheGroups() {
        replica.change(new Edit.OfRoute<>(LiveValue.WEIGHT, "events", "json", Weight.parse("50%")));
        assertThat(replica.inForce()).contains("json=50%");

        replica.change(new Edit.OfRoute<>(LiveValue.WEIGHT, "events", "json", null));
        assertThat(replica.inForce()).isEqualTo("10% {page=5%}");
    }

    @Test
    void nothingIsRecordedWhereNothingMoves() {
        replica.weight("25%");

        assertThat(replica.weight("25%")).isEmpty();
        assertThat(store.changes()).hasSize(2);
    }

    @Test
    void editsOfSeveralGroupsAreOneCommit() {
        List<Change> changes = replica.change(
                new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.ALL, false),
                new Edit.OfGroup<>(LiveValue.WEIGHT, "other", Weight.ALL, false));

        assertThat(changes).hasSize(2).extracting(Change::order).containsOnly(2L);
        assertThat(store.state().revision().number()).isEqualTo(2);
    }

    @Test
    void whoeverIsSecondMakesTheChangeFromWhatTheFirstLeft() {
        Replica other = Replica.on(store);
        other.look();
        store.beforeNextCommit(
                () -> other.change(new Edit.OfRoute<>(LiveValue.WEIGHT, "events", "json", Weight.parse("1%"))));

        replica.change(new Edit.OfRoute<>(LiveValue.WEIGHT, "events", "page", Weight.parse("2%")));

        assertThat(replica.inForce()).contains("json=1%").contains("page=2%");
        assertThat(store.changes())
                .extracting(change -> change.revision().number())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aChangeForAnOldRevisionIsRefused() {
        Map<String, Revision> expected = Map.of("events", store.state().revision("events"));
        replica.weight("20%");
        Edits late = new Edits(
                List.of(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.ALL, false)), Replica.ANN, LiveSteps::id);

        assertThatThrownBy(() -> replica.steps.change(late, expected))
                .isInstanceOfSatisfying(
                        Stale.class, stale -> assertThat(stale.group()).isEqualTo("events"));
        assertThat(replica.inForce()).startsWith("20%");
    }

    @Test
    void aRevisionThatThisReplicaHasNotSeenYetIsLookedUp() {
        Replica other = Replica.on(store);
        other.look();
        other.weight("20%");
        Map<String, Revision> expected = Map.of("events", store.state().revision("events"));

        replica.steps.change(
                new Edits(
                        List.of(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.ALL, false)),
                        Replica.ANN,
                        LiveSteps::id),
                expected);

        assertThat(replica.inForce()).isEqualTo("100% {}");
    }

    @Test
    void listenersHearEveryChangeOnceWhoeverMadeIt() {
        Replica other = Replica.on(store);
        other.look();
        other.weight("20%");
        replica.look();
        replica.look();

        assertThat(replica.told).isEqualTo(store.changes());
    }

    @Test
    void aListenerThatFailsHurtsNeitherTheChangeNorTheOthers() {
        replica.live.listen((view, changes) -> {
            throw new IllegalStateException("a meter, say");
        });
        List<Change> heard = new ArrayList<>();
        replica.live.listen((view, changes) -> heard.addAll(changes));

        assertThat(replica.weight("25%")).isEqualTo(heard).hasSize(1);
    }
}
