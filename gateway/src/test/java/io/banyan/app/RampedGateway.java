package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.cli.ServeCommand;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.evidence.Kind;
import io.banyan.live.LiveRunner;
import io.banyan.live.Ramping;
import io.banyan.ramp.RampRunner;
import io.banyan.shadow.ShadowTally;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A gateway with all that it has, in front of two stub sides: some groups, each with a ramp, whose reads are all
/// copied. Time is moved by hand.
final class RampedGateway implements AutoCloseable {
    private static final int CLIENTS = 16;
    /// A group without a ramp, read until the code is compiled: a gateway that has just begun is slow itself.
    private static final String WARM = "warm";

    private static final int UNTIL_WARM = 500;
    private static final String START = "{\"action\": \"start\", \"reason\": \"to see it\"}";
    /// In a second there are ten reads, and those that were under way: fewer than are sampled of clients' reads.
    private static final Duration BETWEEN_READS = Duration.ofMillis(100);

    private static final Duration LONGER_THAN_A_STEP = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Gateway gateway;
    private final KeptClients clients;
    private final EvidenceRunner evidence;
    private final MovedClock clock;
    private final List<String> groups;
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private int reads;

    /// @param gates of each group's ramp, as its file has them
    RampedGateway(Path folder, int ramps, String gates, StubSide legacy, StubSide modern) throws IOException {
        this.groups = IntStream.range(0, ramps).mapToObj(number -> "g" + number).toList();
        Path routes = Files.createDirectories(folder.resolve("routes"));
        for (String group : Stream.concat(groups.stream(), Stream.of(WARM)).toList()) {
            Files.writeString(routes.resolve(group + ".yaml"), file(group, gates, modern));
        }
        this.gateway = BanyanApplication.start(
                ServeCommand.parse(
                        "--legacy=" + legacy.url(),
                        "--routes=" + routes,
                        "--state=" + folder.resolve("state"),
                        "--bind=127.0.0.1",
                        "--port=0",
                        "--admin-port=0",
                        "--strict",
                        "--drain-delay=0s",
                        "--drain=0s"),
                false,
                BanyanConfiguration.class,
                SteppedByHand.class);
        this.clients = new KeptClients(gateway.port(), CLIENTS);
        this.evidence = gateway.part(EvidenceRunner.class);
        this.clock = gateway.part(MovedClock.class);
        AdminPort admin = AdminPort.of(gateway);
        readEach(List.of(WARM), UNTIL_WARM);
        for (String group : groups) {
            HttpResponse<String> started = admin.post("/api/v1/groups/" + group + "/ramp", START);
            assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        }
        evidence.look();
    }

    private static String file(String group, String gates, StubSide modern) {
        return """
            group: %s
            owner: nobody
            contact: nobody
            review-by: 2099-12-31
            modern: { url: "%s", deployed: nowhere, timeout: 1m }
            sticky: [header:X-Member-Id]
            shadow: { share: 100%%, timeout: 1m }
            ramp: { steps: [1%%, 5%%, 25%%, 50%%, 100%%], hold: 10s, growth: 100x/1s, gates: %s }
            routes: [{ id: %s, path: "/%s/{id}" }]
            """.formatted(group, modern.url(), gates, group, group);
    }

    /// Reads each group that ramps so many times, looks at all ramps, and goes on until each has ended or had its
    /// reads.
    ///
    /// @param most of each group
    /// @return group → how far its ramp has come
    Map<String, Ramping> run(int most, int atOnce) {
        Map<String, Ramping> all = ramps();
        for (int had = 0; had < most && all.values().stream().anyMatch(RampedGateway::goesOn); had += atOnce) {
            List<String> going = all.entrySet().stream()
                    .filter(one -> goesOn(one.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            readEach(going, Math.min(atOnce, most - had));
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL).untilAsserted(() -> {
                evidence.look();
                assertThat(going).allSatisfy(this::isCounted);
            });
            clock.pass(LONGER_THAN_A_STEP);
            gateway.part(RampRunner.class).look();
            evidence.look();
            all = ramps();
        }
        return all;
    }

    private static boolean goesOn(Ramping ramp) {
        return ramp.phase() == Ramping.Phase.RUNNING
                && ramp.place().step() < ramp.place().of();
    }

    private Map<String, Ramping> ramps() {
        Map<String, Ramping> all = new TreeMap<>();
        groups.forEach(group ->
                all.put(group, RampRunner.ramping(gateway.part(LiveRunner.class).now(), group)));
        return all;
    }

    /// No page and no client twice.
    private void readEach(List<String> going, int times) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            reads++;
            for (String group : going) {
                int read = reads;
                all.add(CompletableFuture.runAsync(() -> read(group, read), threads));
            }
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    private void read(String group, int number) {
        clock.pass(BETWEEN_READS);
        int status = clients.read("/" + group + "/" + number, group + "-" + number);
        answered.merge(group, status == 200 ? 1 : 0, Integer::sum);
    }

    /// Each read that was answered says once whether MODERN failed: by its copy, or by itself.
    private void isCounted(String group) {
        long dropped = gateway.part(ShadowTally.class).of(group).notCompared().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(evidence.of(group).of(group).of(Kind.ERRORS).all())
                .as(group)
                .isEqualTo(answered.getOrDefault(group, 0) - dropped);
    }

    @Override
    public void close() throws IOException {
        threads.close();
        clients.close();
        gateway.close();
    }
}
