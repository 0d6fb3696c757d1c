package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RampApiTests {
    @Test
    void readsWhatItTellsAndPassesTheRest() {
        RampApi.Now now = RampApi.read("""
                {"group": "events", "stage": "rolled-back", "weight": 0.5, "steps": [{"weight": 1.0, "at": null}],
                 "why": "it differs", "next": null,
                 "gates": [{"route": "event", "why": "no", "low": 0.0}],
                 "pointers": [{"route": "event", "pointer": "/startsAt", "count": 7}, {"pointer": "/next"}]}""");

        assertThat(now.stage()).isEqualTo("rolled-back");
        assertThat(now.weight()).isEqualTo(0.5);
        assertThat(now.why()).isEqualTo("it differs");
        assertThat(now.pointers()).containsExactly("/startsAt", "/next");
    }

    @Test
    void isNowhereWithoutARamp() {
        assertThat(RampApi.read("{\"stage\": \"none\", \"steps\": [], \"pointers\": []}")
                        .pointers())
                .isEmpty();
    }
}
