package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ClientSetTests {
    private final ClientSet clients = new ClientSet();

    @Test
    void countsEachClientOnce() {
        for (int round = 0; round < 3; round++) {
            see(0, 400, 7);
        }

        assertThat(clients.sample(7).count()).isEqualTo(400);
    }

    @Test
    void forgetsWhoWasNotSeenForAMinute() {
        see(0, 100, 1);
        see(100, 150, 31);

        assertThat(clients.sample(60).count()).isEqualTo(150);
        assertThat(clients.sample(61).count()).isEqualTo(50);
        assertThat(clients.sample(91).count()).isZero();
    }

    @Test
    void remembersWhoIsSeenAgain() {
        see(0, 100, 1);
        clients.tidy(1, ClientSet.MOST);
        see(0, 40, 50);
        clients.tidy(50, ClientSet.MOST);

        assertThat(clients.sample(100).count()).isEqualTo(40);
    }

    @Test
    void growsSoThatThousandsAreCountedExactly() {
        for (int second = 1; second <= 50; second++) {
            see((second - 1) * 200, second * 200, second);
            clients.tidy(second, ClientSet.MOST);
        }

        assertThat(clients.sample(50).level()).isZero();
        assertThat(clients.sample(50).count()).isEqualTo(10_000);
    }

    @Test
    void aFloodInOneSecondIsSampledFairly() {
        see(0, 30_000, 1);

        assertThat(clients.sample(1).count()).isCloseTo(30_000, Percentage.withPercentage(25));
    }

    @Test
    void aFloodIsCountedFinelyAMinuteLater() {
        see(0, 5_000, 1);
        assertThat(clients.sample(1).level()).isPositive();

        for (int second = 1; second <= 70; second++) {
            see(0, 5_000, second);
            clients.tidy(second, ClientSet.MOST);
        }

        assertThat(clients.sample(70).level()).isZero();
        assertThat(clients.sample(70).count()).isEqualTo(5_000);
    }

    @Test
    void takesNoMoreRoomThanItMayAndStaysWithinAFewPercent() {
        for (int second = 1; second <= 40; second++) {
            see((second - 1) * 5_000, second * 5_000, second);
            clients.tidy(second, ClientSet.MOST);
        }

        ClientSample sample = clients.sample(40);

        assertThat(sample.level()).isPositive();
        assertThat(sample.count() >> sample.level()).isLessThanOrEqualTo(ClientSet.MOST);
        assertThat(sample.count()).isCloseTo(200_000, Percentage.withPercentage(5));
    }

    @Test
    void shrinksWhereMoreGroupsShareTheRoom() {
        see(0, 800, 1);
        clients.tidy(1, ClientSet.MOST);
        see(800, 8_000, 2);
        clients.tidy(2, ClientSet.MOST);

        clients.tidy(3, ClientSet.FEWEST);

        ClientSample sample = clients.sample(3);
        assertThat(sample.count() >> sample.level()).isLessThanOrEqualTo(ClientSet.FEWEST / 2);
        assertThat(sample.count()).isCloseTo(8_000, Percentage.withPercentage(30));
    }

    @Test
    void secondsMayGoRoundWithoutBringingAnybodyBack() {
        see(0, 100, 1);
        for (int second = 2; second <= 16_500; second++) {
            clients.tidy(second, ClientSet.MOST);

            assertThat(clients.sample(second).count()).isEqualTo(second <= 60 ? 100 : 0);
        }
    }

    @Test
    void threadsThatAddAtOnceLoseNobody() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 50; round++) {
                    see(0, 450, 1);
                }
            }));
        }
        for (int i = 0; i < 200; i++) {
            clients.tidy(1, ClientSet.MOST);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(clients.sample(1).count()).isEqualTo(450);
    }

    private void see(int from, int to, long second) {
        for (int client = from; client < to; client++) {
            clients.seen(Hashing.xxh3_64().hashIntToLong(client), client % 10_000, second);
        }
    }
}
