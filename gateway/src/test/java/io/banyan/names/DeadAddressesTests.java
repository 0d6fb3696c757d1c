package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadAddressesTests {
    private static final InetAddress A = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress B = InetAddress.ofLiteral("10.0.0.2");
    private static final List<InetAddress> BOTH = List.of(A, B);

    private final DeadAddresses dead = new DeadAddresses();

    private static long at(double seconds) {
        return (long) (seconds * 1_000_000_000);
    }

    @Test
    void remembersWhoDied() {
        dead.died(A, 0);

        assertThat(dead.isDead(A)).isTrue();
        assertThat(dead.isDead(B)).isFalse();
        assertThat(dead.trial(BOTH, at(0.9))).isNull();
    }

    @Test
    void putsItOnTrialOnceAPause() {
        dead.died(A, 0);

        assertThat(dead.trial(BOTH, at(1))).isEqualTo(A);
        assertThat(dead.trial(BOTH, at(1))).as("while that trial goes on").isNull();
    }

    @Test
    void triesLessAndLessOftenUpToHalfAMinute() {
        List<Integer> trials = new ArrayList<>();
        dead.died(A, 0);
        for (int second = 0; second <= 130; second++) {
            if (dead.trial(BOTH, at(second)) != null) {
                trials.add(second);
                dead.died(A, at(second + 0.5));
            }
        }

        assertThat(trials).containsExactly(1, 3, 7, 15, 31, 61, 91, 121);
    }

    @Test
    void comesBackAtOnceWithAConnection() {
        dead.died(A, 0);
        dead.trial(BOTH, at(1));
        dead.lives(A);
        assertThat(dead.isDead(A)).isFalse();

        dead.died(A, at(50));
        assertThat(dead.trial(BOTH, at(51))).as("pauses begin anew").isEqualTo(A);
    }

    @Test
    void manyFailuresWithinAPauseAreOne() {
        for (int i = 0; i < 1_000; i++) {
            dead.died(A, at(i / 2_000.0));
        }

        assertThat(dead.trial(BOTH, at(1))).isEqualTo(A);
    }

    @Test
    void forgetsThoseThatANameNoLongerHas() {
        dead.died(A, 0);
        dead.keep(List.of(B));

        assertThat(dead.isDead(A)).isFalse();
    }
}
