package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dynatrace.hash4j.hashing.Hashing;
import io.banyan.split.Weight;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ClientSampleTests {
    @Test
    void knowsWhomAWeightMoves() {
        ClientSample sample = clients(0, 10_000, 1);

        assertThat(sample.moving(List.of(move(1_000, 2_500)))).isEqualTo(1_500);
        assertThat(sample.moving(List.of(move(2_500, 1_000)))).isEqualTo(1_500);
        assertThat(sample.moving(List.of(move(0, 10_000)))).isEqualTo(10_000);
        assertThat(sample.moving(List.of())).isZero();
    }

    @Test
    void aClientThatTwoRoutesMoveCountsOnce() {
        ClientSample sample = clients(0, 10_000, 1);

        assertThat(sample.moving(List.of(move(0, 1_000), move(500, 2_000)))).isEqualTo(2_000);
    }

    @Test
    void whoMetTwoReplicasCountsOnce() {
        ClientSample both = clients(0, 600, 1).unite(clients(400, 1_000, 1));

        assertThat(both.count()).isEqualTo(1_000);
    }

    @Test
    void aCoarseSampleUnitesWithAFineOne() {
        ClientSample coarse = clients(0, 20_000, 1).atMost(2_500);

        ClientSample both = coarse.unite(clients(10_000, 40_000, 1));

        assertThat(both.level()).isEqualTo(coarse.level()).isPositive();
        assertThat(both.count()).isCloseTo(40_000, Percentage.withPercentage(8));
    }

    @Test
    void aClientWithAPlaceInEachOfTwoGroupsCountsOnce() {
        ClientSample all =
                clients(0, 1_000, 1).placeless().unite(clients(0, 1_000, 7).placeless());

        assertThat(all.count()).isEqualTo(1_000);
    }

    @Test
    void isToldInFull() {
        ClientSample sample = clients(0, 20_000, 1).atMost(5_000);

        ClientSample heard = ClientSample.of(sample.told());

        assertThat(heard.level()).isEqualTo(sample.level());
        assertThat(heard.count()).isEqualTo(sample.count());
        assertThat(heard.unite(sample).count()).isEqualTo(sample.count());
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientSample.of("nothing"));
    }

    private static RouteMove move(int from, int to) {
        return RouteMove.of("event-page", new Weight(from), new Weight(to));
    }

    private static ClientSample clients(int from, int to, int step) {
        return new ClientSample(
                0,
                IntStream.range(from, to)
                        .mapToLong(client -> Hashing.xxh3_64().hashIntToLong(client) >>> 28 << 28
                                | (long) (client * step % 10_000) << 14)
                        .toArray());
    }
}
