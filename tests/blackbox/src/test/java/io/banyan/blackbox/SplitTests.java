package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banyan.testkit.Await;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Shares, stickiness and what happens to clients when a weight changes.
class SplitTests {
    private static final int CLIENTS = 4_000;
    private static final int AT_ONCE = 16;

    @AutoClose
    private static final TwoSides SIDES = atWeight("25%");

    @Test
    void sharesClientsByTheWeightAndMovesThemOnlyForward() {
        BitSet atQuarter = modernClients();
        BitSet again = modernClients();

        edit("50%", firstNotIn(atQuarter, 40));
        BitSet atHalf = modernClients();
        SIDES.edit(group -> sticky(group.weight("0%")));
        Await.until("everyone is back", () -> side(atQuarter.nextSetBit(0)).equals("legacy"));
        BitSet atZero = modernClients();

        assertThat(atQuarter.cardinality()).isCloseTo(CLIENTS / 4, within(threeSigma(0.25)));
        assertThat(atHalf.cardinality()).isCloseTo(CLIENTS / 2, within(threeSigma(0.5)));
        assertThat(again).isEqualTo(atQuarter);
        assertThat(minus(atQuarter, atHalf)).isEqualTo(new BitSet());
        assertThat(atZero).isEqualTo(new BitSet());
        Measured.as("split")
                .figure("clients", CLIENTS)
                .figure("MODERN at 25 %", atQuarter.cardinality())
                .figure("MODERN at 50 %", atHalf.cardinality())
                .figure("moved backward", minus(atQuarter, atHalf).cardinality())
                .figure("MODERN at 0 %", atZero.cardinality())
                .append();
    }

    @Test
    void sendsAClientWithoutAKeyToLegacyUnlessEveryoneMoves() {
        try (TwoSides sides = atWeight("99%")) {
            for (int i = 0; i < 50; i++) {
                assertThat(sides.gateway().get("/events/7").text()).isEqualTo("legacy");
            }

            sides.edit(group -> sticky(group.weight("100%")));

            Await.until(
                    "everyone reads from MODERN",
                    () -> sides.gateway().get("/events/7").text().equals("modern"));
        }
    }

    private static TwoSides atWeight(String weight) {
        return TwoSides.with(group -> sticky(group.weight(weight)));
    }

    private static GroupText sticky(GroupText group) {
        return group.line("sticky: [header:X-Member-Id]").route("event", "/events/{id}");
    }

    /// Edits the weight and waits until one of those who may move has moved.
    private static void edit(String weight, List<Integer> mayMove) {
        SIDES.edit(group -> sticky(group.weight(weight)));
        Await.until("the weight is in force", () -> mayMove.stream()
                .anyMatch(client -> side(client).equals("modern")));
    }

    private static List<Integer> firstNotIn(BitSet modern, int count) {
        return IntStream.range(0, CLIENTS)
                .filter(client -> !modern.get(client))
                .limit(count)
                .boxed()
                .toList();
    }

    private static String side(int client) {
        return SIDES.gateway().get("/events/7", "X-Member-Id: member-" + client).text();
    }

    /// Asks for every client once; the bits of those who were answered by MODERN.
    private static BitSet modernClients() {
        BitSet all = new BitSet();
        Crowd.of(AT_ONCE, AT_ONCE, AnswersOfEvery::new).forEach(some -> all.or(some.modern()));
        return all;
    }

    private static BitSet minus(BitSet some, BitSet others) {
        BitSet left = (BitSet) some.clone();
        left.andNot(others);
        return left;
    }

    private static int threeSigma(double share) {
        return (int) Math.ceil(3 * Math.sqrt(CLIENTS * share * (1 - share)));
    }

    /// One kept-alive connection that asks for every sixteenth client.
    private record AnswersOfEvery(BitSet modern) {
        AnswersOfEvery(int first) {
            this(new BitSet());
            try (RawClient connection = SIDES.gateway().connect()) {
                for (int client = first; client < CLIENTS; client += AT_ONCE) {
                    String request = Requests.get("/events/7", "X-Member-Id: member-" + client);
                    modern.set(client, connection.exchange(request).text().equals("modern"));
                }
            }
        }
    }
}
