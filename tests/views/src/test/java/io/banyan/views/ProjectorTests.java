package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.Wish;
import io.banyan.testkit.Await;
import io.banyan.testkit.ProjectorProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process that `./banyan projector` starts, with the projection of `docs/projections.md`.
class ProjectorTests {
    private static final ViewId EVENTS = new ViewId("events", 1);
    private static final Stores.Redis REDIS = Shared.redis();

    /// A process starts, and rows are read.
    private static final Duration START = Duration.ofSeconds(60);

    private static Path classes;
    private static EmbeddedPostgres monolith;

    private final List<ProjectorProcess> started = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        classes = folder;
        DocumentedProjection.compile(folder);
        monolith = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
    }

    @AfterAll
    static void end() throws IOException {
        monolith.close();
    }

    @BeforeEach
    void begin() {
        REDIS.empty();
        run(
                "drop table if exists meetup_group, event, rsvp",
                "create table meetup_group (id integer primary key, name text not null)",
                "create table event (id integer primary key, group_id integer, title text, starts_at date)",
                "create table rsvp (event_id integer, member_id integer, answer text,"
                        + " primary key (event_id, member_id))",
                "insert into event values (1, 1, 'before', '2026-12-01')");
    }

    @AfterEach
    void close() {
        started.forEach(ProjectorProcess::close);
        run(
                "select pg_terminate_backend(active_pid) from pg_replication_slots where active",
                "drop publication if exists banyan");
        Await.until("the slot is free", () -> one("select count(*) from pg_replication_slots where active")
                .equals("0"));
        run("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
    }

    @Test
    void keepsTheViewAndSaysHowFarItIs() {
        ProjectorProcess projector = projector();
        awaitTold("live");

        run("insert into event values (2, 1, 'after', '2026-12-02')");

        awaitTitle("2", "after");
        assertThat(title("1")).isEqualTo("before");
        Await.until("it is well", () -> projector.get("/health").statusCode() == 200);
        assertThat(projector.get("/health").body())
                .contains("\"status\":\"up\"", "\"view\":\"events\"", "\"state\":\"live\"", "\"state\":\"works\"");
        assertThat(projector.get("/metrics").body())
                .contains("banyan_capture_up 1.0", "banyan_view_watermark{version=\"1\",view=\"events\"}");
        assertThat(projector.get("/").statusCode()).isEqualTo(404);
        projector.terminate();
        assertThat(projector.ended()).isEqualTo(143);
        assertThat(projector.output())
                .contains("keep events:v1; capture jdbc:postgresql://", "view events:v1 is live", "capture goes on")
                .doesNotContain("secret-of-postgres");
    }

    @Test
    void anotherTakesOverFromOneThatIsKilled() {
        ProjectorProcess first = projector();
        awaitTold("live");
        ProjectorProcess second = projector();
        second.await("capture stands by");
        assertThat(second.get("/health").statusCode()).isEqualTo(200);

        first.kill();
        run("update event set title = 'after' where id = 1");

        awaitTitle("1", "after");
        second.await("view events:v1 is live");
        second.await("capture goes on");
    }

    @Test
    void startingOverHealsALostSlot() {
        ProjectorProcess first = projector();
        awaitTold("live");
        first.kill();
        Await.until("the slot is free", () -> one("select count(*) from pg_replication_slots where active")
                .equals("0"));
        run("select pg_drop_replication_slot('banyan')", "insert into event values (3, 1, 'missed', '2026-12-03')");
        ProjectorProcess second = projector();
        second.await("has no replication slot banyan any more");
        second.await("with --start-over");
        assertThat(second.get("/health").statusCode()).isEqualTo(503);
        second.kill();

        ProjectorProcess third = projector("--start-over");
        third.await("run: ./banyan view rebuild events");
        awaitTold("stopped");
        REDIS.store().ask(EVENTS, new Wish.Rebuild("anew"));

        awaitTitle("3", "missed");
        awaitTold("live");
        Await.until("it is well", () -> third.get("/health").statusCode() == 200);
    }

    @Test
    void whatCannotBeCapturedIsToldAndNothingIsMade() {
        run("alter table event drop constraint event_pkey");

        ProjectorProcess projector = projector();

        assertThat(projector.ended()).isEqualTo(1);
        assertThat(projector.output())
                .contains("banyan: ", "cannot be captured yet", "public.event has no primary key")
                .doesNotContain("secret-of-postgres");
        assertThat(one("select count(*) from pg_replication_slots")).isEqualTo("0");
        assertThat(one("select count(*) from pg_publication")).isEqualTo("0");
        assertThat(REDIS.server().say("KEYS", "*")).isEmpty();
    }

    private ProjectorProcess projector(String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--database",
                "postgres://postgres:secret-of-postgres@127.0.0.1:" + monolith.getPort() + "/postgres",
                "--redis",
                REDIS.server().url(),
                "--projections",
                classes.toString()));
        options.addAll(List.of(more));
        ProjectorProcess process = ProjectorProcess.start(options.toArray(String[]::new));
        started.add(process);
        return process;
    }

    private void awaitTold(String state) {
        Await.until("the feed says " + state, START, () -> {
            boolean isTold =
                    REDIS.server().say("HGETALL", "banyan:views:{events}:v1").contains("state\n" + state);
            if (!isTold) {
                started.stream().filter(ProjectorProcess::hasFailed).forEach(failed -> {
                    throw new AssertionError(failed.output());
                });
            }
            return isTold;
        });
    }

    private void awaitTitle(String event, String title) {
        Await.until("event " + event + " is " + title, START, () -> title.equals(title(event)));
    }

    private static String title(String event) {
        DocumentKey page = PartitionKey.of("event", event).document("page");
        try {
            Document document = new ViewReader(REDIS.store(), EVENTS)
                    .documents(List.of(page))
                    .value()
                    .get(page);
            return document == null ? "" : String.valueOf(document.text("title"));
        } catch (NoSuchView notYet) {
            return "";
        }
    }

    private static void run(String... statements) {
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String one(String sql) {
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
