package io.banyan.blackbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 500 people log in and out and change roles at random, each through either of two replicas, while their reads go to
/// MODERN. Later than one second after a change nobody is taken for who he was before, or for another.
class RandomUsersTests {
    private static final int USERS = 500;
    private static final int REQUESTS = FullNumbers.pick(20_000, 1_000_000);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /// All of them begin at once, with a gateway that has compiled nothing yet.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RealRedis redis = RealRedis.start();
    private final Sessions sessions = new Sessions();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atModern = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger lately = new AtomicInteger();

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void nobodyIsTakenForWhoHeIsNot(@TempDir Path folder) {
        try (Fleet fleet = fleet(folder)) {
            Crowd.of(USERS, USERS, number -> user(fleet, number, REQUESTS / USERS));
        }

        Measured.as("identity")
                .figure("users", USERS)
                .figure("reads", reads)
                .figure("log-ins, log-outs and changes of role", changes)
                .figure("reads later than 1 s after their client's last change", late)
                .figure("of all reads, answered by MODERN", atModern)
                .figure("answers under the identity of before, within 1 s", lately)
                .figure("answers under a wrong or ended identity, later", wrong.size())
                .figure("calls to LEGACY's identity endpoint", sessions.asked())
                .append();
        assertThat(wrong).isEmpty();
        assertThat(atModern.get()).isGreaterThan(reads.get() / 10);
        assertThat(late.get()).isPositive();
    }

    /// Redis comes and goes meanwhile.
    @Test
    void norWhileRedisIsAway(@TempDir Path folder) {
        AtomicBoolean over = new AtomicBoolean();
        try (Fleet fleet = fleet(folder)) {
            Thread trouble = Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, failed) -> wrong.add("the trouble ended: " + failed))
                    .start(() -> {
                        for (int turn = 0; !over.get(); turn++) {
                            trouble(turn);
                            Await.holdsWithin(Duration.ofMillis(1_500), over::get);
                            redis.thaw();
                            Await.holdsWithin(Duration.ofSeconds(1), over::get);
                        }
                    });
            Crowd.of(USERS, USERS, number -> user(fleet, number, REQUESTS / USERS));
            over.set(true);
            Await.until("the trouble is over", () -> !trouble.isAlive());
        }

        assertThat(wrong).isEmpty();
        assertThat(late.get()).isPositive();
        assertThat(atModern.get()).isPositive();
    }

    private void trouble(int turn) {
        if (turn % 3 == 2) {
            redis.kill();
            redis.restartEmpty();
        } else {
            redis.freeze();
        }
    }

    private Fleet fleet(Path folder) {
        Fleet fleet = Fleet.of(2, redis.url(), folder, List.of("events"), group -> group.weight("100%")
                .modernLine("timeout: 10s") // a cold gateway, 500 clients and two cores
                .line(IdentityTests.IDENTITY));
        fleet.legacy().now(sessions.legacy());
        Gateway first = fleet.replicas().getFirst();
        fleet.modern()
                .now(new Believer(() -> first.admin()
                                .withoutToken("/.well-known/jwks.json")
                                .text())
                        .modern());
        Await.until("MODERN knows who asks", () -> fleet.replicas().stream()
                .allMatch(one -> one.get("/events/7").text().equals(Sessions.NOBODY)));
        return fleet;
    }

    private int user(Fleet fleet, int number, int requests) {
        Random dice = new Random(number);
        // Opened when first used: a gateway closes a connection on which nothing is asked for ten seconds.
        Map<Gateway, RawClient> clients = new HashMap<>();
        Deque<Past> past = new ArrayDeque<>();
        try {
            for (int n = 0; n < requests; n++) {
                Gateway replica =
                        fleet.replicas().get(dice.nextInt(fleet.replicas().size()));
                RawClient client =
                        clients.computeIfAbsent(replica, one -> one.connect().timeout(PATIENCE));
                if (dice.nextInt(25) == 0) {
                    String before = sessions.of("s" + number).shown();
                    changes.incrementAndGet();
                    client.exchange(Requests.post(change(dice, number), "x", "Cookie: SID=s" + number));
                    past.addFirst(new Past(before, sessions.of("s" + number).since()));
                } else {
                    read(client, number, past);
                }
                if (number == 0 && n % 20 == 0) {
                    fleet.legacy().forget();
                    fleet.modern().forget();
                }
            }
        } finally {
            clients.values().forEach(RawClient::close);
        }
        return requests;
    }

    private static String change(Random dice, int number) {
        return switch (dice.nextInt(3)) {
            case 0 -> "/logout";
            case 1 -> "/role?role=r" + dice.nextInt(1_000);
            default -> "/login?user=u" + number + "x" + dice.nextInt(1_000) + "&role=r" + dice.nextInt(1_000);
        };
    }

    /// @param ended when he was no longer that
    private record Past(String shown, long ended) {}

    private void read(RawClient client, int number, Deque<Past> past) {
        Sessions.Session is = sessions.of("s" + number);
        long sent = System.nanoTime();
        RawAnswer answer = client.exchange(Requests.get("/events/" + number, "Cookie: SID=s" + number));
        boolean later = is.since() == Long.MIN_VALUE || sent - is.since() > SECOND;
        reads.incrementAndGet();
        if (later) {
            late.incrementAndGet();
        }
        if (answer.header("X-Side").orElse("").equals("modern")) {
            atModern.incrementAndGet();
        }
        if (answer.status() == 200 && answer.text().equals(is.shown())) {
            return;
        }
        past.removeIf(one -> sent - one.ended > SECOND);
        if (answer.status() == 200
                && past.stream().anyMatch(one -> sent - one.ended <= SECOND && one.shown.equals(answer.text()))) {
            lately.incrementAndGet();
        } else {
            wrong.add("%s: %d %s, but is %s, for %d ms"
                    .formatted(number, answer.status(), answer.text(), is.shown(), (sent - is.since()) / 1_000_000));
        }
    }
}
