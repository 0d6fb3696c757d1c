package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.Seeded;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A client that changes sides keeps what it was sent with the tag that came with it.
class ConditionalReadTests {
    private static final int READS = FullNumbers.pick(1_000, 10_000);
    private static final int COUNTER = 5;

    private final Random random = Seeded.random("ConditionalReadTests");
    /// Tag → the number that came with it.
    private final Map<String, Long> kept = new HashMap<>();
    private int notModified;
    private int wrong;

    @Test
    void nobodyIsToldThatNothingChangedOfABodyThatHeDoesNotHave() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH + "\nvalidators: keep");
                Client client = side.client(COUNTER)) {
            Operator operator = Operator.of(side.gateway);
            for (int i = 0; i < READS; i++) {
                if (random.nextInt(20) == 0) {
                    operator.weight("counters", random.nextBoolean() ? "0" : "100");
                }
                if (random.nextInt(10) == 0) {
                    side.monolith.add(String.valueOf(COUNTER));
                }
                read(side, client);
            }
        }
        Measured.as("conditional-reads")
                .figure("conditional reads of one client that changes sides", READS)
                .figure("304", notModified)
                .figure("304 for a body that it does not have, or an older one", wrong)
                .append();
        assertThat(wrong).isZero();
        assertThat(notModified).isPositive();
    }

    private void read(NewSide side, Client client) {
        String[] tags = kept.keySet().toArray(String[]::new);
        String tag = tags.length == 0 ? "\"none\"" : tags[random.nextInt(tags.length)];
        long present = side.monolith.read(String.valueOf(COUNTER));
        Client.Seen seen = client.read("If-None-Match: " + tag);
        if (seen.answer().status() == 304) {
            notModified++;
            Long mine = kept.get(tag);
            wrong += mine == null || mine < last(seen, present) ? 1 : 0;
        } else {
            seen.answer().header("ETag").ifPresent(given -> kept.put(given, seen.number()));
        }
    }

    /// LEGACY tells of now; MODERN, for a client without a write of its own, of what the view has.
    private static long last(Client.Seen seen, long present) {
        return seen.modern() ? 0 : present;
    }
}
