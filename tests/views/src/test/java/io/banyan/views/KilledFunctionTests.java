package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewUnavailable;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.ProjectorProcess;
import io.banyan.testkit.RealRedis;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a view whose projection is a function, with kill -9 of the function, the projector and Redis while
/// the monolith goes on.
class KilledFunctionTests {
    private static final ViewId EVENTS = new ViewId("events", 1);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int EVERY = 15;
    private static final int THERE = 12;

    private final RealRedis redis = RealRedis.start();
    private final RedisLink link = new RedisLink(RedisAddress.parse(redis.url()));
    private final RedisViewStore store = new RedisViewStore(link);
    private final StubFunction function = StubFunction.start();
    private final EmbeddedPostgres monolith;
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Path folder;
    private @Nullable ProjectorProcess projector;

    KilledFunctionTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.monolith = monolith();
    }

    @BeforeEach
    void begin() throws IOException, SQLException {
        Files.writeString(folder.resolve("events.view.yaml"), function.file(UnaryOperator.identity()));
        run(
                "create table meetup_group (id integer primary key, name text not null)",
                "create table event (id integer primary key, group_id integer, title text, starts_at date)",
                "create table rsvp (event_id integer, member_id integer, answer text,"
                        + " primary key (event_id, member_id))",
                "alter table rsvp replica identity full",
                "insert into meetup_group values (1, 'Readers'), (2, 'Writers')",
                "insert into event select n, 1 + n % 2, 'first ' || n, '2026-12-01' from generate_series(1, " + THERE
                        + ") n");
    }

    @AfterEach
    void end() throws Exception {
        over.set(true);
        if (projector != null) {
            projector.close();
        }
        function.close();
        link.close();
        redis.close();
        monolith.close();
    }

    @Test
    void isExactWhateverIsKilled() throws Exception {
        projector = projector();
        Await.until("the view is live", LONG, () -> isLiveFrom(0));
        Thread writer = Thread.ofVirtual().start(this::write);

        int kills = FullNumbers.pick(6, 50);
        for (int i = 0; i < kills; i++) {
            awaitCommits();
            switch (i % 3) {
                case 0 -> {
                    function.kill();
                    awaitCommits();
                    function.restart();
                }
                case 1 -> {
                    Objects.requireNonNull(projector).close();
                    projector = projector();
                }
                default -> {
                    redis.kill();
                    awaitCommits();
                    redis.restart();
                }
            }
        }
        over.set(true);
        writer.join();

        long end = Long.parseLong(one("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
        Await.until("the view has all", LONG, () -> isLiveFrom(end));
        assertThat(titles()).isEqualTo(expected("select id, title from event"));
        assertThat(answers())
                .isEqualTo(expected("select event_id, count(*) from rsvp where answer = 'yes' group by event_id"));
        assertThat(function.calls()).isPositive();
    }

    private void awaitCommits() {
        int before = committed.get();
        Await.until("the monolith goes on", () -> committed.get() >= before + EVERY);
    }

    /// One change after the other, until it is over.
    private void write() {
        var random = new Random(7);
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                int event = 1 + random.nextInt(THERE);
                int member = random.nextInt(8);
                statement.execute(
                        switch (random.nextInt(6)) {
                            case 0 ->
                                "update event set title = 'title " + random.nextInt(1_000) + "' where id = " + event;
                            case 1 -> "delete from rsvp where event_id = " + event + " and member_id = " + member;
                            default ->
                                "insert into rsvp values (" + event + ", " + member + ", '"
                                        + (random.nextBoolean() ? "yes" : "no")
                                        + "') on conflict (event_id, member_id) do update set answer = excluded.answer";
                        });
                committed.incrementAndGet();
                Await.holdsWithin(Duration.ofMillis(5), over::get);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean isLiveFrom(long position) {
        try {
            Checkpoint checkpoint = new ViewReader(store, EVENTS).checkpoint();
            return checkpoint.state() == ViewState.LIVE
                    && Long.compareUnsigned(checkpoint.at().commit(), position) >= 0;
        } catch (NoSuchView | ViewUnavailable notYet) {
            return false;
        }
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        documents("page").forEach((event, page) -> titles.put(event, String.valueOf(page.text("title"))));
        return titles;
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new HashMap<>();
        documents("rsvps").forEach((event, count) -> answers.put(event, String.valueOf(count.number("yes"))));
        return answers;
    }

    private Map<String, Document> documents(String name) {
        List<DocumentKey> keys = new ArrayList<>();
        for (int event = 1; event <= THERE; event++) {
            keys.add(EventsProjection.event(String.valueOf(event)).document(name));
        }
        Map<String, Document> found = new HashMap<>();
        new ViewReader(store, EVENTS)
                .documents(keys)
                .value()
                .forEach((key, document) -> found.put(key.partition().text().substring("event:".length()), document));
        return found;
    }

    private ProjectorProcess projector() {
        return ProjectorProcess.start(
                "--database",
                "postgres://postgres:postgres@127.0.0.1:" + monolith.getPort() + "/postgres",
                "--redis",
                redis.url(),
                "--projections",
                folder.toString());
    }

    private Map<String, String> expected(String sql) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.put(found.getString(1), found.getString(2));
            }
        }
        return rows;
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static EmbeddedPostgres monolith() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
    }
}
