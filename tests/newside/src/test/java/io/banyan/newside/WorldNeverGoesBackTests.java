package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.Seeded;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One client reads on and on while others write and an operator does all that operators do.
class WorldNeverGoesBackTests {
    private static final int READS = FullNumbers.pick(2_000, 10_000);
    private static final int COUNTER = 3;

    private static final int READS_BETWEEN_MOVES = 50;

    /// Others write in every second stretch of so many reads. A client reads faster than a view follows on a busy
    /// machine: were they to write all the time, LEGACY would answer it for ever, and the test would prove nothing.
    private static final int STRETCH = 500;

    /// What the operator does, by chance. After a kill is taken back readers come back over 15 s, and a version that is
    /// rebuilt is not read from; so these are rarer.
    private enum Move {
        WEIGHT(40),
        SWITCH(40),
        FAIL(10),
        REBUILD(7),
        KILL(3);

        private final int percent;

        Move(int percent) {
            this.percent = percent;
        }

        static Move by(Random random) {
            int left = random.nextInt(100);
            for (Move move : values()) {
                left -= move.percent;
                if (left < 0) {
                    return move;
                }
            }
            return WEIGHT;
        }
    }

    private final Random random = Seeded.random("WorldNeverGoesBackTests");
    private final Map<Move, Integer> moves = new EnumMap<>(Move.class);

    @Test
    void overWeightsSwitchesFallBacksAndRebuilds() {
        int reads = 0;
        int modern = 0;
        int back = 0;
        try (NewSide side = new NewSide(NewSide.FRESH);
                Client client = side.client(COUNTER)) {
            Operator operator = Operator.of(side.gateway);
            long last = 0;
            for (; reads < READS || moves.size() < Move.values().length || modern == 0; reads++) {
                if (reads % READS_BETWEEN_MOVES == 0) {
                    move(operator, side);
                }
                if (reads / STRETCH % 2 == 1 && random.nextInt(20) == 0) {
                    side.monolith.add(String.valueOf(COUNTER));
                }
                Client.Seen seen = client.read();
                back += seen.number() < last ? 1 : 0;
                last = seen.number();
                modern += seen.modern() ? 1 : 0;
            }
        }
        Measured.as("world-never-goes-back")
                .figure("reads of one client", reads)
                .figure("of these answered by MODERN", modern)
                .figure("what the operator did meanwhile", moves)
                .figure("steps back", back)
                .append();
        assertThat(back).isZero();
        assertThat(modern).isBetween(1, reads - 1);
    }

    private void move(Operator operator, NewSide side) {
        Move move = Move.by(random);
        boolean done =
                switch (move) {
                    case WEIGHT ->
                        operator.weight("counters", random.nextInt(4) == 0 ? "0" : "100")
                                        .status()
                                == 200;
                    case SWITCH -> isSwitched(operator);
                    case KILL -> {
                        operator.kill("groups/counters/kill");
                        yield operator.unkill("groups/counters/kill").status() < 300;
                    }
                    case FAIL -> {
                        side.service().failing(3);
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

    /// Refused for the version that is served.
    private boolean isRebuilt(Operator operator) {
        int version = 1 + random.nextInt(2);
        String path = "/api/v1/views/counters/versions/%d/rebuild".formatted(version);
        return operator.send("POST", path, "{\"reason\": \"a test\"}").status() < 300;
    }
}
