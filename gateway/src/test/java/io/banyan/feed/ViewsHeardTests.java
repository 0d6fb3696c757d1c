package io.banyan.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.view.View;
import io.banyan.view.ViewVersion.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsHeardTests {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private final ViewsHeard heard = new ViewsHeard();

    @Test
    void isSilentAfterASecondWithoutAnythingNew() {
        heard.heard(reply("1"), NOW);
        heard.heard(reply("1"), NOW.plusMillis(900));

        assertThat(state(heard.all(NOW.plusMillis(1_000)))).isEqualTo(State.LIVE);
        assertThat(state(heard.all(NOW.plusMillis(1_001)))).isEqualTo(State.SILENT);

        View again = heard.heard(reply("2"), NOW.plusSeconds(5));

        assertThat(state(List.of(again))).isEqualTo(State.LIVE);
    }

    @Test
    void isSilentBeforeItWasEverHeard() {
        View view = heard.heard(new ViewReply("events", 0, List.of(new VersionReply(1, Map.of(), ""))), NOW);

        assertThat(state(List.of(view))).isEqualTo(State.SILENT);
    }

    @Test
    void forgetsAViewThatIsGone() {
        heard.heard(reply("1"), NOW);

        heard.only(List.of("members"));

        assertThat(heard.all(NOW)).isEmpty();
        heard.heard(reply("1"), NOW.plusSeconds(5));
        assertThat(state(heard.all(NOW.plusSeconds(5)))).as("as of a new one").isEqualTo(State.LIVE);
    }

    @Test
    void forgetsAVersionThatIsGone() {
        heard.heard(reply("1"), NOW);

        heard.heard(new ViewReply("events", 0, List.of()), NOW.plusSeconds(4));

        View again = heard.heard(reply("1"), NOW.plusSeconds(5));
        assertThat(state(List.of(again))).as("as of a new one").isEqualTo(State.LIVE);
    }

    private static ViewReply reply(String said) {
        return new ViewReply("events", 1, List.of(new VersionReply(1, Map.of("state", "live", "said", said), "")));
    }

    private static State state(List<View> views) {
        return views.getFirst().versions().getFirst().state();
    }
}
