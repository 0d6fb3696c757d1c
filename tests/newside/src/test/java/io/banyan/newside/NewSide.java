package io.banyan.newside;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.ProjectorProcess;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.StubUpstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All parts, started one by one; closing it ends them all.
final class NewSide implements AutoCloseable {
    /// Of a group that asks for freshness in the usual way.
    static final String FRESH = "freshness: { view: counters }";

    private static final Duration START = Duration.ofSeconds(60);

    private final List<AutoCloseable> open = new ArrayList<>();
    final Monolith monolith;
    final RealRedis redis = opened(RealRedis.start("--maxmemory-policy", "noeviction"));
    final Gateway gateway;
    private final StubUpstream legacy;
    private QueryReplica service;
    private ProjectorProcess projector;

    /// @param freshness lines of the group's file; empty: none
    /// @param sql run in the monolith's database before anything else starts
    NewSide(String freshness, String... sql) {
        monolith = opened(Monolith.start());
        monolith.run(sql);
        legacy = opened(StubUpstream.that(monolith.serving()));
        projector = project();
        service = opened(new QueryReplica(redis.url(), redis.url()));
        GroupText group = GroupText.of("counters").modern(service.url()).weight("100%");
        freshness.lines().forEach(group::line);
        gateway = opened(GatewaySetup.facing(legacy.url())
                .group("counters", group.route("counter", "/counters/{id}").yaml())
                .option("--views-redis", redis.url())
                .option("--position-database", monolith.positionUrl())
                .start());
        awaitModern();
    }

    /// The services read from these copies of the view in turn.
    void serveFrom(String... stores) {
        service = opened(new QueryReplica(redis.url(), stores));
        gateway.routes()
                .replace(
                        "counters.yaml",
                        GroupText.of("counters")
                                .modern(service.url())
                                .weight("100%")
                                .line(FRESH)
                                .route("counter", "/counters/{id}")
                                .yaml());
        awaitModern();
    }

    private ProjectorProcess project(String... more) {
        List<String> options = new ArrayList<>(List.of("--database", monolith.url("capture"), "--redis", redis.url()));
        options.addAll(List.of("--projections", "target/test-classes"));
        options.addAll(List.of(more));
        String[] all = options.toArray(String[]::new);
        return FullNumbers.on() ? ProjectorProcess.start(all) : ProjectorProcess.startSoon(all);
    }

    ProjectorProcess projector() {
        return projector;
    }

    /// kill -9, and another one is started.
    void replaceProjector(String... more) {
        projector.close();
        projector = project(more);
    }

    QueryReplica service() {
        return service;
    }

    Client client(int counter) {
        return new Client(gateway, counter);
    }

    /// Until MODERN answers reads.
    void awaitModern() {
        try (Client client = client(Monolith.COUNTERS)) {
            if (!Await.holdsWithin(START, () -> client.read().modern() || !projector.isRunning())
                    || !projector.isRunning()) {
                throw new AssertionError("MODERN answers nothing; " + status() + "\n" + projector.output());
            }
        }
    }

    /// Until LEGACY answers reads.
    void awaitLegacy() {
        try (Client client = client(Monolith.COUNTERS)) {
            Await.until("LEGACY answers", START, () -> !client.read().modern());
        }
    }

    /// What `status` tells.
    String status() {
        return gateway.admin().get("/api/v1/status").text();
    }

    <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    @Override
    public void close() {
        projector.close();
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
