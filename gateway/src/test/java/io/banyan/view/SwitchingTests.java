package io.banyan.view;

import static io.banyan.view.Versions.NOW;
import static io.banyan.view.Versions.SOURCE;
import static io.banyan.view.Versions.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.banyan.position.Source;
import io.banyan.view.Switching.Finding;
import io.banyan.view.ViewVersion.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a switch from v1, which is live at position 900 and 0.1 s behind, to v2 refuses.
class SwitchingTests {
    static Stream<Arguments> states() {
        return Stream.of(
                arguments(live(2), null, false),
                arguments(
                        live(2).build(new Build(410_000, 1_000_000, 52_000, 1)),
                        "v2 is being built (41% of about 1,000,000 rows): it has not all documents yet; wait until it is live",
                        true),
                arguments(
                        live(2).state(State.STALE, "the table event was dropped"),
                        "v2 is marked stale (the table event was dropped): LEGACY answers all reads of the view until it is live",
                        false),
                arguments(
                        live(2).state(State.STOPPED, null),
                        "v2 has stopped: LEGACY answers all reads of the view until it is live",
                        false),
                arguments(
                        live(2).state(State.SILENT, null),
                        "v2 has not been heard of for 1 s: LEGACY answers all reads of the view until its runner is back",
                        false),
                arguments(
                        live(2).dead(3),
                        "v2 has 3 dead letters: the documents of their keys lack those changes, and LEGACY answers all reads of the view until they are replayed",
                        false));
    }

    static Stream<Arguments> distances() {
        return Stream.of(
                arguments(
                        live(2).at(Versions.at(SOURCE, 100, NOW.minusSeconds(12))),
                        "v2 is behind v1 by 11 s: LEGACY answers whoever has seen more, until it has caught up",
                        false),
                arguments(
                        live(2).at(Versions.at(SOURCE, 899, null)),
                        "v2 is behind v1 (position 899, not 900): LEGACY answers whoever has seen more, until it has caught up",
                        false),
                arguments(
                        live(2).at(Versions.at(new Source(0x11111111), 5_000, NOW)),
                        "v2 follows another history of the database than v1 (11111111, not 7c1f00aa): LEGACY answers whoever has written or read anything there; rebuild the one that follows the old one",
                        false),
                arguments(
                        live(2).at(null),
                        "v2 has taken nothing in yet: LEGACY answers whoever has written or read anything",
                        false),
                arguments(live(2).at(Versions.at(SOURCE, 901, null)), null, false),
                arguments(live(2).at(Versions.at(SOURCE, 850, NOW.minusMillis(900))), null, false));
    }

    @ParameterizedTest
    @MethodSource({"states", "distances"})
    void findsWhatSpeaksAgainstIt(Versions second, String says, boolean forGood) {
        View view = new View("events", 1, List.of(live(1).version(), second.version()));

        List<Finding> found = Switching.against(view, 2, NOW);

        assertThat(found).isEqualTo(says == null ? List.of() : List.of(new Finding(says, forGood)));
    }

    @Test
    void refusesForGoodWhatIsNotThere() {
        View view = new View("events", 1, List.of(live(1).version(), live(2).version()));

        assertThat(Switching.against(view, 7, NOW))
                .containsExactly(new Finding(
                        "there is no version 7 of view events; known: v1 (active), v2; start a runner with version 7",
                        true));
        assertThat(Switching.against(View.unheard("events"), 1, NOW))
                .containsExactly(new Finding(
                        "there is no version 1 of view events; the feed has no version of it; start its runner", true));
    }

    @Test
    void findsAllAtOnce() {
        ViewVersion second = live(2).state(State.STALE, "a change was skipped")
                .dead(1)
                .at(Versions.at(SOURCE, 1, NOW.minusSeconds(60)))
                .version();

        assertThat(Switching.against(new View("events", 1, List.of(live(1).version(), second)), 2, NOW))
                .extracting(Finding::says)
                .satisfiesExactly(
                        stale -> assertThat(stale).contains("is marked stale (a change was skipped)"),
                        behind -> assertThat(behind).contains("is behind v1 by 59 s"),
                        letters -> assertThat(letters).contains("has 1 dead letter:"));
    }

    @Test
    void comparesWithNothingWhereNothingIsServed() {
        View none = new View("events", 0, List.of(live(2).at(null).version()));
        View lost = new View("events", 9, List.of(live(2).version()));

        assertThat(Switching.against(none, 2, NOW)).isEmpty();
        assertThat(Switching.against(lost, 2, NOW)).isEmpty();
    }
}
