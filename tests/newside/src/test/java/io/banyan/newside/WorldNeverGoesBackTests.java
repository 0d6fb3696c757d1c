package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.Seeded;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// One client reads on and on, others write, and an operator does all that operators do.
class WorldNeverGoesBackTests {
    private static final int READS = FullNumbers.pick(2_000, 10_000);
    private static final int COUNTER = 3;

    /// What the operator does, one after the other, by chance.
    private enum Move {
        WEIGHT,
        SWITCH,
        KILL,
        FAIL,
        REBUILD
    }

    private final Random random = Seeded.random("WorldNeverGoesBackTests");
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<Move, Integer> moves = new EnumMap<>(Move.class);

    @Test
    void overWeightsSwitchesFallBacksAndRebuilds() throws Exception {
        int modern = 0;
        int back = 0;
        try (NewSide side = new NewSide(NewSide.FRESH);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Client client = side.client(COUNTER)) {
            Operator operator = Operator.of(side.gateway);
            var work = threads.submit(() -> {
                while (!over.get()) {
                    side.monolith.add(String.valueOf(COUNTER));
                    move(operator, side);
                }
            });
            long last = 0;
            for (int i = 0; i < READS || moves.size() < Move.values().length; i++) {
                Client.Seen seen = client.read();
                back += seen.number() < last ? 1 : 0;
                last = seen.number();
                modern += seen.modern() ? 1 : 0;
            }
            over.set(true);
            work.get();
        }
        Measured.as("world-never-goes-back")
                .figure("reads of one client", READS)
                .figure("of these answered by MODERN", modern)
                .figure("what the operator did meanwhile", moves)
                .figure("steps back", back)
                .append();
        assertThat(back).isZero();
        assertThat(modern).isBetween(1, READS - 1);
    }

    private void move(Operator operator, NewSide side) {
        Move move = Move.values()[random.nextInt(Move.values().length)];
        boolean done =
                switch (move) {
                    case WEIGHT ->
                        operator.weight("counters", random.nextBoolean() ? "0" : "100")
                                        .status()
                                == 200;
                    case SWITCH -> isSwitched(operator);
                    case KILL -> {
                        operator.kill("groups/counters/kill");
                        yield operator.unkill("groups/counters/kill").status() < 300;
                    }
                    case FAIL -> {
                        side.service().failing(10);
                        yield true;
                    }
                    case REBUILD -> isRebuilt(operator);
                };
        if (done) {
            moves.merge(move, 1, Integer::sum);
        }
    }

    private boolean isSwitched(Operator operator) {
        int version = 1 + random.nextInt(2);
        String body = "{\"version\": %d, \"reason\": \"a test\"}".formatted(version);
        return operator.send("PUT", "/api/v1/views/counters/active", body).status() == 200;
    }

    /// Of the version that is not served, and now and then of the other.
    private boolean isRebuilt(Operator operator) {
        int version = 1 + random.nextInt(2);
        String path = "/api/v1/views/counters/versions/%d/rebuild".formatted(version);
        return operator.send("POST", path, "{\"reason\": \"a test\", \"evenSo\": true}")
                        .status()
                < 300;
    }
}
