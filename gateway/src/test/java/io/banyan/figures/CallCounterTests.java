package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.banyan.exchange.GroupCall;
import java.time.Instant;
import java.util.List;
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

        PairFigures pair = seen().pairs().getFirst();

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
        assertThat(seen().pairs()).hasSize(1);
        now = now.plusSeconds(2);
        assertThat(seen().pairs()).isEmpty();
    }

    @Test
    void countsWhatOneClientsRequestLeadsTo() {
        counter.called(call("outside", "orders", 0, "o1", 200, 1));
        counter.called(call("outside", "orders", 0, "o2", 200, 1));
        counter.called(call("orders", "prices", 1, "o1", 200, 1));
        counter.called(call("prices", "stock", 2, "o1", 200, 1));
        counter.called(call("orders", "stock", 1, "o1", 200, 1));
        counter.called(call("orders", "stock", 1, "c9", 200, 1));

        assertThat(seen().fanOuts()).containsExactly(new CallFigures.FanOut("orders", 2, 3, 3));
        assertThat(seen().fanOuts().getFirst().mean()).isEqualTo(1.5);
    }

    @Test
    void remembersRefusalsByKindTheNewestFirst() {
        refused("orders", "stock", "undeclared");
        now = now.plusSeconds(5);
        refused("stock", "orders", "loop");
        refused("orders", "stock", "undeclared");
        refused(null, null, "caller");

        assertThat(seen().refusals())
                .extracting(CallFigures.Refusal::caller, CallFigures.Refusal::why, CallFigures.Refusal::count)
                .containsExactly(
                        tuple("-", "caller", 1L), tuple("orders", "undeclared", 2L), tuple("stock", "loop", 1L));
        assertThat(seen().pairs())
                .filteredOn(pair -> pair.caller().equals("stock"))
                .allSatisfy(pair -> assertThat(pair.failed().refused()).isEqualTo(pair.rate()));
    }

    @Test
    void tellsAtMostSoManyPairsApartAndSoManyRefusals() {
        for (int i = 0; i < CallCounter.PAIRS + 100; i++) {
            counter.called(call("g" + i, "prices", 1, "o" + i, 200, 1));
            refused("g" + i, "stock", "undeclared");
        }

        assertThat(seen().pairs()).hasSize(CallCounter.PAIRS + 1);
        assertThat(seen().refusals()).hasSize(CallCounter.REFUSALS);
    }

    @Test
    void addsUpWhatReplicasCounted() {
        CallCounter other = new CallCounter(() -> now.plusSeconds(1));
        counter.called(call("outside", "orders", 0, "o1", 200, 1));
        counter.called(call("orders", "prices", 1, "o1", 200, 10));
        refused("orders", "stock", "undeclared");
        other.called(call("orders", "prices", 1, "o1", 503, 1_000));
        other.called(call("orders", "prices", 4, "o2", 200, 10));
        other.called(
                new GroupCall("orders", "stock", 0, "", "", new GroupCall.Refused("undeclared", "the newest"), 403, 1));

        CallFigures all = CallFigures.of(List.of(counter.now(), other.now()));

        assertThat(all.replicas()).isEqualTo(2);
        PairFigures prices = all.pairs().getFirst();
        assertThat(prices.rate()).isCloseTo(3 / 60.0, within(0.001));
        assertThat(prices.failed().errors()).isCloseTo(1 / 60.0, within(0.001));
        assertThat(prices.p50()).isCloseTo(10.0, within(1.5));
        assertThat(prices.p99()).isCloseTo(1_000.0, within(120.0));
        assertThat(prices.deepest()).isEqualTo(4);
        assertThat(all.fanOuts())
                .containsExactly(new CallFigures.FanOut("orders", 1, 3, 1)); // o1 led to two, one at each
        assertThat(all.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.count()).isEqualTo(2))
                .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo("the newest"));
    }

    private CallFigures seen() {
        return CallFigures.of(List.of(counter.now()));
    }

    private void refused(@Nullable String caller, @Nullable String group, String why) {
        counter.called(new GroupCall(caller, group, 0, "", "", new GroupCall.Refused(why, "because"), 403, 1));
    }

    private static GroupCall call(String caller, String group, int hops, String root, int status, long millis) {
        return new GroupCall(caller, group, hops, root, "shop/orders", null, status, millis * 1_000_000);
    }
}
