package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForgottenTests {
    private final Forgotten forgotten = new Forgotten();

    @Test
    void whatWasAskedBeforeCountsNoMoreAndWhatIsAskedAfterDoes() {
        long before = forgotten.now();
        forgotten.forget(List.of("a"));

        assertThat(forgotten.since(List.of("a"), before)).isTrue();
        assertThat(forgotten.since(List.of("a"), forgotten.now())).isFalse();
        assertThat(forgotten.since(List.of("b"), before)).isFalse();
    }

    @Test
    void onePartOfACredentialIsEnough() {
        long before = forgotten.now();
        forgotten.forget(List.of("session"));

        assertThat(forgotten.since(List.of("header", "session"), before)).isTrue();
    }

    @Test
    void forgettingAllSparesNobodyButWhoAsksAfterwards() {
        long before = forgotten.now();
        forgotten.forgetAll();

        assertThat(forgotten.since(List.of("a"), before)).isTrue();
        assertThat(forgotten.since(List.of("a"), forgotten.now())).isFalse();
    }

    /// However many there are, none is ever taken for not forgotten.
    @Property(tries = 20)
    void ofMoreNamesThanAreKeptNoneIsLost(@ForAll @IntRange(min = 0, max = 100_000) int at) {
        Forgotten many = new Forgotten();
        IntStream.range(0, at).forEach(n -> many.forget(List.of("x" + n)));
        long asked = many.now();
        many.forget(List.of("mine"));
        IntStream.range(0, 3 * Forgotten.MOST).forEach(n -> many.forget(List.of("y" + n)));

        assertThat(many.since(List.of("mine"), asked)).isTrue();
        assertThat(many.since(List.of("mine"), many.now())).isFalse();
    }

    @Test
    void noThreadLosesWhatItForgot() throws InterruptedException {
        Map<String, Long> lost = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String name = "t" + thread;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 30_000; n++) {
                    long asked = forgotten.now();
                    forgotten.forget(List.of(name + n));
                    if (!forgotten.since(List.of(name + n), asked)) {
                        lost.put(name + n, asked);
                    }
                }
            }));
        }
        for (Thread one : threads) {
            one.join();
        }

        assertThat(lost).isEmpty();
    }
}
