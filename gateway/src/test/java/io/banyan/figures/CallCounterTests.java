package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.banyan.exchange.GroupCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallCounterTests {
    private Instant now = Instant.parse("2027-01-01T00:00:00Z");
    private final CallCounter counter = new CallCounter(() -> now);

    @Test
    void tellsRateErrorsTimesAndDepthOfAPair() {
        for (int i = 1; i <= 100; i++) {
            counter.called(call("orders", "prices", 1, "o1", i <= 6 ? 503 : 200, i));
        }
        counter.called(call("orders", "prices", 3, "o2", 200, 50));

        PairFigures pair = counter.now().pairs().getFirst();

        assertThat(pair.caller()).isEqualTo("orders");
        assertThat(pair.group()).isEqualTo("prices");
        assertThat(pair.rate()).isCloseTo(101 / 60.0, within(0.001));
        assertThat(pair.failed().errors()).isCloseTo(0.1, within(0.001));
        assertThat(pair.p50()).isCloseTo(50.0, within(6.0));
        assertThat(pair.p99()).isCloseTo(99.0, within(12.0));
        assertThat(pair.deepest()).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        counter.called(call("orders", "prices", 1, "o1", 200, 1));

        now = now.plusSeconds(59);
        assertThat(counter.now().pairs()).hasSize(1);
        now = now.plusSeconds(2);
        assertThat(counter.now().pairs()).isEmpty();
    }

    @Test
    void countsWhatOneClientsRequestLeadsTo() {
        counter.called(call("outside", "orders", 0, "o1", 200, 1));
        counter.called(call("outside", "orders", 0, "o2", 200, 1));
        counter.called(call("orders", "prices", 1, "o1", 200, 1));
        counter.called(call("prices", "stock", 2, "o1", 200, 1));
        counter.called(call("orders", "stock", 1, "o1", 200, 1));
        counter.called(call("orders", "stock", 1, "c9", 200, 1));

        assertThat(counter.now().fanOuts()).containsExactly(new CallFigures.FanOut("orders", 2, 3, 3));
        assertThat(counter.now().fanOuts().getFirst().mean()).isEqualTo(1.5);
    }

    @Test
    void remembersRefusalsByKindTheNewestFirst() {
        refused("orders", "stock", "undeclared");
        now = now.plusSeconds(5);
        refused("stock", "orders", "loop");
        refused("orders", "stock", "undeclared");
        refused(null, null, "caller");

        assertThat(counter.now().refusals())
                .extracting(CallFigures.Refusal::caller, CallFigures.Refusal::why, CallFigures.Refusal::count)
                .containsExactly(
                        tuple("-", "caller", 1L), tuple("orders", "undeclared", 2L), tuple("stock", "loop", 1L));
        assertThat(counter.now().pairs())
                .filteredOn(pair -> pair.caller().equals("stock"))
                .allSatisfy(pair -> assertThat(pair.failed().refused()).isEqualTo(pair.rate()));
    }

    @Test
    void tellsAtMostSoManyPairsApartAndSoManyRefusals() {
        for (int i = 0; i < CallCounter.PAIRS + 100; i++) {
            counter.called(call("g" + i, "prices", 1, "o" + i, 200, 1));
            refused("g" + i, "stock", "undeclared");
        }

        assertThat(counter.now().pairs()).hasSize(CallCounter.PAIRS + 1);
        assertThat(counter.now().refusals()).hasSize(CallCounter.REFUSALS);
    }

    private void refused(@Nullable String caller, @Nullable String group, String why) {
        counter.called(new GroupCall(caller, group, 0, "", "", new GroupCall.Refused(why, "because"), 403, 1));
    }

    private static GroupCall call(String caller, String group, int hops, String root, int status, long millis) {
        return new GroupCall(caller, group, hops, root, "shop/orders", null, status, millis * 1_000_000);
    }
}
