package io.banyan.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// A run whose answers were wrong has no figures.
class BelievedTests {
    private final Lane lane = new Lane(Shape.BANYAN_SPLIT, Payload.SMALL);

    @Test
    void believesARunWithoutErrorsHalfOfItFromModern() {
        Loads.check(lane, new Wrk(1000, 1, 300_000, 0, 0, 1), new Upstreams.Seen(520, 490));
    }

    @Test
    void believesNoRunWithAnError() {
        assertThatThrownBy(() -> Loads.check(lane, new Wrk(1000, 1, 300_000, 1, 0, 1), new Upstreams.Seen(500, 500)))
                .hasMessage("banyan-split: 1 answers of 1000 were no 2xx, and 0 did not come");
        assertThatThrownBy(() -> Loads.check(lane, new Wrk(1000, 1, 300_000, 0, 2, 1), new Upstreams.Seen(500, 500)))
                .hasMessage("banyan-split: 0 answers of 1000 were no 2xx, and 2 did not come");
    }

    @Test
    void believesNoShortAnswers() {
        assertThatThrownBy(() -> Loads.check(lane, new Wrk(1000, 1, 169_999, 0, 0, 1), new Upstreams.Seen(500, 500)))
                .hasMessage("banyan-split: 1000 answers were shorter than 170 bytes each: 169999 in all");
    }

    @Test
    void believesNoAnswerThatNoUpstreamGave() {
        assertThatThrownBy(() -> Loads.check(lane, new Wrk(1000, 1, 300_000, 0, 0, 1), new Upstreams.Seen(500, 499)))
                .hasMessage("banyan-split: 1000 answers, but the upstreams had only 999 requests");
    }

    @Test
    void believesNoSplitThatIsNone() {
        assertThatThrownBy(() -> Loads.check(lane, new Wrk(1000, 1, 300_000, 0, 0, 1), new Upstreams.Seen(800, 200)))
                .hasMessage("banyan-split: MODERN had 20.0 % of the requests, and should have had 50 %");
    }
}
