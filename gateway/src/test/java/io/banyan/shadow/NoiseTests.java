package io.banyan.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRule;
import io.banyan.compare.Differences;
import io.banyan.compare.Seen;
import io.banyan.compare.Verdict;
import io.banyan.route.Side;
import io.banyan.shadow.Noise.Noisy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseTests {
    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));

    private final Random random = new Random(15);
    private final Noise noise = new Noise();

    /// Time stamps, ids, the order of a list, and a number that is a text at times.
    private String noisy() {
        List<String> tags = new ArrayList<>(List.of("\"a\"", "\"b\"", "\"c\"", "\"d\""));
        Collections.shuffle(tags, random);
        String price = random.nextBoolean() ? "12.50" : random.nextBoolean() ? "12.5" : "\"12.5\"";
        return """
            {"id": "%s", "at": "%s", "city": "Wien", "price": %s,
             "tags": %s, "items": [{"no": 1, "token": "%s"}, {"no": 2, "token": "%s"}]}
            """.formatted(
                        id(),
                        Instant.ofEpochSecond(random.nextInt(1 << 30)),
                        price,
                        "[" + String.join(",", tags) + "]",
                        id(),
                        id());
    }

    private String id() {
        return Long.toHexString(random.nextLong());
    }

    private void learn(int pairs) {
        for (int i = 0; i < pairs; i++) {
            learn(noisy(), noisy());
        }
    }

    private void learn(String one, String other) {
        noise.learn(Differences.of(CompareRule.DEFAULT, says(one), says(other)));
    }

    private Judged judged(String legacy, String modern) {
        return Judged.of(CompareRule.DEFAULT, noise, Side.MODERN, false, says(legacy), says(modern));
    }

    private static Seen says(String body) {
        return new Seen(200, JSON, body.getBytes(StandardCharsets.UTF_8), null, Instant.EPOCH);
    }

    @Test
    void isNotReportedOnceItIsLearnt() {
        learn(Noise.LEARNT);

        for (int i = 0; i < 2_000; i++) {
            Judged judged = judged(noisy(), noisy());
            assertThat(judged.verdict()).as("pair %s: %s", i, judged).isEqualTo(Verdict.IGNORED);
        }
        assertThat(noise.noisy())
                .extracting(Noisy::pointer)
                .containsExactlyInAnyOrder("/id", "/at", "/tags", "/items/*/token", "/price");
    }

    @Test
    void hidesNoDifferenceThatIsNone() {
        learn(Noise.LEARNT);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            String modern = i % 500 == 7 ? noisy().replace("Wien", "Ulm") : noisy();
            Judged judged = judged(noisy(), modern);
            if (judged.verdict() == Verdict.MISMATCHED) {
                assertThat(judged.differences())
                        .extracting(one -> one.pointer())
                        .containsExactly("/city");
                found++;
            }
        }

        assertThat(found).isEqualTo(4);
    }

    @Test
    void isOfAKindOfDifferenceAlone() {
        learn(Noise.LEARNT);

        assertThat(judged(noisy(), noisy().replace("\"at\"", "\"when\"")).differences())
                .extracting(one -> one.pointer() + " " + one.kind())
                .containsExactly("/at MISSING", "/when ADDED");
    }

    /// LEGACY says another stock in a tenth of the pairs; MODERN always.
    @Test
    void isLeftBehindByWhatDiffersClearlyMoreOften() {
        for (int i = 0; i < 100; i++) {
            learn("{\"stock\": 5}", i % 10 == 0 ? "{\"stock\": 6}" : "{\"stock\": 5}");
        }

        int hidden = 0;
        while (judged("{\"stock\": 5}", "{\"stock\": 9}").verdict() == Verdict.IGNORED) {
            hidden++;
        }
        assertThat(hidden).isBetween(1, 10);
        for (int i = 0; i < 99; i++) {
            assertThat(judged("{\"stock\": 5}", "{\"stock\": 9}").verdict()).isEqualTo(Verdict.MISMATCHED);
        }
        assertThat(noise.noisy()).isEmpty();
    }

    @Test
    void followsWhatMoreThanAThousandPairsSay() {
        for (int i = 0; i < 5_000; i++) {
            learn("{\"a\": 1}", "{\"a\": %s}".formatted(i % 2 == 0 ? 1 : 2));
            judged("{\"a\": 1}", "{\"a\": %s}".formatted(i % 2 == 0 ? 1 : 2));
        }
        int until = 0;
        while (judged("{\"a\": 1}", "{\"a\": 3}").verdict() != Verdict.MISMATCHED) {
            until++;
        }

        assertThat(until).isLessThan(700);
    }

    @Test
    void isNeverAStatusNorAWholeBody() {
        for (int i = 0; i < 50; i++) {
            learn("[1]", "{\"a\": " + i + "}");
            learn("no json " + i, "no json");
        }

        assertThat(judged("[1]", "{}").verdict()).isEqualTo(Verdict.MISMATCHED);
        assertThat(noise.noisy()).isEmpty();
    }

    @Test
    void isNothingBeforeTwentyPairsNorOfOnePairAlone() {
        learn(Noise.LEARNT - 1);
        assertThat(judged(noisy(), noisy()).verdict()).isEqualTo(Verdict.MISMATCHED);

        learn(noisy(), noisy());
        learn("{\"stock\": 5}", "{\"stock\": 6}");
        assertThat(judged("{\"stock\": 5}", "{\"stock\": 6}").verdict()).isEqualTo(Verdict.MISMATCHED);
    }

    @Test
    void keepsAHundredPlaces() {
        for (int i = 0; i < 300; i++) {
            String name = "{\"p" + i % 150 + "\": %s}";
            learn(name.formatted(1), name.formatted(2));
        }

        assertThat(noise.noisy()).hasSize(100);
    }

    @Test
    void isDrawnForTheFirstTwentyPairsAndThenForOneInAHundred() {
        assertThat(noise.draws(below -> 99)).isTrue();
        learn(Noise.LEARNT);
        assertThat(noise.draws(below -> 99)).isFalse();
        assertThat(noise.draws(below -> below == 100 ? 0 : 99)).isTrue();

        Noise silent = new Noise();
        int drawn = 0;
        while (silent.draws(below -> 99)) {
            drawn++;
        }
        assertThat(drawn).as("a LEGACY that does not answer again").isEqualTo(40);
    }
}
