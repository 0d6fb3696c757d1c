package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer of MODERN's that is too old, or does not say how old it is.
class StaleAnswerTests {
    private final World world = new World();
    private final World.Copy copy = world.new Copy();
    private final TwoSides sides = TwoSides.with(group -> group.weight("100%")
            .line("fall-back: []")
            .line("freshness: { max-lag: 2s, reload: legacy }")
            .route("event", "/events/{id}")
            .route("filtered", "/v1/{id}", "filters: [StripPrefix=1]"));

    @BeforeEach
    void begin() {
        sides.legacy().now(world.legacy());
        sides.modern().now(copy.modern());
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    private String side(String... headerLines) {
        return sides.gateway().get("/events/7", headerLines).header("X-Side").orElse("nobody");
    }

    private double meter(String name, String... tags) {
        return sides.gateway().admin().meter(name, tags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/7", "/v1/7"})
    void isNotShown(String path) {
        sides.modern().now(copy.behind(Duration.ofMillis(2_100)).modern());

        assertThat(sides.gateway().get(path).header("X-Side")).contains("legacy");
        assertThat(sides.modern().requests()).hasSize(1);
        Await.until("it is counted", () -> meter("banyan_requests_total", "outcome=\"fell-back:stale\"") == 1);
        assertThat(meter("banyan_freshness_stale_total", "cause=\"lag\"")).isEqualTo(1);
    }

    @Test
    void withoutAProofIsAskedForNoMoreUntilProbesBringOne() {
        sides.modern().now(Behaviours.says("modern"));

        for (int i = 0; i < 5; i++) {
            assertThat(side()).isEqualTo("legacy");
        }
        assertThat(meter("banyan_freshness_stale_total", "cause=\"unproven\"")).isEqualTo(5);
        assertThat(side()).isEqualTo("legacy");
        assertThat(meter("banyan_requests_total", "reason=\"stale\"", "outcome=\"served\""))
                .isEqualTo(1);
        assertThat(meter("banyan_breaker", "state=\"closed\"")).isEqualTo(1);
        assertThat(meter("banyan_bulkhead_used", "side=\"modern\"")).isZero();
        assertThat(meter("banyan_freshness_open", "group=\"events\"")).isEqualTo(1);
        assertThat(sides.gateway().admin().get("/api/v1/status").text())
                .contains(
                        "the view of events cannot be trusted: MODERN's answers have no Banyan-As-Of that can be read;"
                                + " LEGACY answers its reads");

        sides.modern().now(copy.modern());

        Await.until("MODERN answers", () -> side().equals("modern"));
        assertThat(sides.gateway().admin().get("/api/v1/status").text()).doesNotContain("the view of");
    }

    @Test
    void saysItsAgeFromASecondOn() {
        assertThat(sides.gateway().get("/events/7").header("Age")).isEmpty();

        // Never behind what was shown: a view of another gateway, so to say.
        sides.edit(
                group -> group.weight("100%").line("freshness: { max-lag: 9s }").route("event", "/events/{id}"));
        sides.modern().now(world.new Copy().behind(Duration.ofMillis(3_500)).modern());

        Await.until("it is in force", () -> {
            RawAnswer answer = sides.gateway().get("/events/7");
            return answer.header("X-Side").orElse("").equals("modern")
                    && answer.header("Age").orElse("").equals("3");
        });
    }

    @Test
    void isNotShownToWhoReloads() {
        copy.behind(Duration.ofMillis(1_500));
        assertThat(side("Cache-Control: max-age=60")).isEqualTo("modern");

        assertThat(side("Cache-Control: max-age=1")).isEqualTo("legacy");
        assertThat(side("Cache-Control: no-cache")).isEqualTo("legacy");
    }

    @Test
    void ofACopyThatIsBehindAnotherIsNotShown() {
        assertThat(side()).isEqualTo("modern");
        world.commit();
        Await.until(
                "the copy has it", () -> sides.gateway().get("/events/7").text().equals("1001"));

        sides.modern().now(world.new Copy().behind(Duration.ofSeconds(1)).modern());

        assertThat(side()).isEqualTo("legacy");
        assertThat(meter("banyan_freshness_stale_total", "cause=\"copy\"")).isEqualTo(1);
    }
}
