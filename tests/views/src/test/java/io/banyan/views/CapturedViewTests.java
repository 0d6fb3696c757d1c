package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureSpec;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.SourceSnapshots;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewThread;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.PostgresSpec;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import io.banyan.redis.RedisAddress;
import io.banyan.testkit.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All of the way: rows of a PostgreSQL, captured into a Redis, a view of them in that Redis.
class CapturedViewTests {
    private static final Stores.Redis REDIS = Shared.redis();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final EmbeddedPostgres monolith = opened(monolith());
    private final ViewRunner runner = keptView();

    @Test
    void whatIsCommittedIsInTheViewOnceItsPositionIs() throws SQLException {
        Await.until("the view is live", () -> runner.report().state() == ViewState.LIVE);
        assertThat(document(EventsProjection.page("1")).text("title")).isEqualTo("before");

        run(
                "begin; update event set title = 'after', group_id = 2 where id = 1;"
                        + " insert into rsvp values (1, 8, 'yes'); update rsvp set answer = 'no' where member_id = 7; commit",
                "update event set id = 3 where id = 2");
        long position = position();
        Await.until("the view is past the write", () -> Long.compareUnsigned(at().commit(), position) >= 0);

        assertThat(document(EventsProjection.page("1")))
                .isEqualTo(Document.of(Map.of("title", "after", "group", "2", "startsAt", "2026-12-01")));
        assertThat(document(EventsProjection.rsvps("1")).number("yes")).isEqualTo(1);
        assertThat(document(EventsProjection.group("1")).text("name")).isEqualTo("Readers");
        assertThat(document(EventsProjection.page("3")).text("title")).isEqualTo("other");
        assertThat(read(EventsProjection.page("2"))).isEmpty();
        assertThat(REDIS.server().say("HGETALL", "banyan:view:{events:v1:0}:documents"))
                .doesNotContain("hunter2");
        Instant before = time();
        Await.until("its time moves while nothing changes", () -> time().isAfter(before));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    group_id = 1 and title <> 'it''s' | 2 keys read anew, 0 documents written, 0 removed
                    id = 2 | 1 key read anew, 0 documents written, 0 removed
                    starts_at > '2030-01-01' | no row fulfils the condition, so nothing was read anew
                    venue = 'x' | where was 'venue = 'x'' but ERROR: column "venue" does not exist
                    title::int = 1 | where was 'title::int = 1' but it cannot be worked out for some row (SQLSTATE 22P02)
                    id = | where was 'id =' but ERROR: syntax error
                    true; drop table event | where was 'true; drop table event' but it has table in it and has ; in it
                    nextval('s') = 1 | where was 'nextval('s') = 1' but it calls nextval()
                    """)
    void readsAnewWhatAConditionFindsAndNothingElse(String where, String says) throws SQLException {
        Await.until("the view is live", () -> runner.report().state() == ViewState.LIVE);
        run("create sequence if not exists s");

        runner.wishes().take(new Wish.Rows("w", TableName.parse("event"), where));
        Await.until("it is over", () -> runner.report().did() != null);

        assertThat(Objects.requireNonNull(runner.report().did()).says())
                .startsWith(says)
                .doesNotContain("before");
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        run("select from event");
    }

    /// Before there is one, at the beginning.
    private LogPosition at() {
        Checkpoint checkpoint = runner.report().checkpoint();
        return checkpoint == null ? LogPosition.START : checkpoint.at();
    }

    private Instant time() {
        Checkpoint checkpoint = runner.report().checkpoint();
        return checkpoint == null || checkpoint.time() == null ? Instant.MIN : checkpoint.time();
    }

    private Document document(DocumentKey key) {
        return read(key).getOrDefault(key, Document.EMPTY);
    }

    private static Map<DocumentKey, Document> read(DocumentKey key) {
        return new ViewReader(REDIS.store(), new ViewId("events", 1))
                .documents(List.of(key))
                .value();
    }

    private long position() throws SQLException {
        try (Connection connection = monolith.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            rows.next();
            return rows.getLong(1);
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

    private static EmbeddedPostgres monolith() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ViewRunner keptView() {
        REDIS.empty();
        var projection = new EventsProjection();
        try {
            run(
                    "create table meetup_group (id integer primary key, name text not null)",
                    "create table event (id integer primary key, group_id integer, title text, starts_at date,"
                            + " secret text default 'hunter2')",
                    "create table rsvp (event_id integer, member_id integer, answer text,"
                            + " primary key (event_id, member_id))",
                    "alter table rsvp replica identity full",
                    "insert into meetup_group values (1, 'Readers'), (2, 'Writers')",
                    "insert into event values (1, 1, 'before', '2026-12-01'), (2, 1, 'other', '2026-12-02')",
                    "insert into rsvp values (1, 7, 'yes')");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var source = opened(new PostgresChangeSource(new PostgresSpec(
                monolith.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", "banyan", projection.tables())));
        var log = opened(new RedisChangeLog(RedisAddress.parse(REDIS.server().url()), "monolith"));
        var capture = opened(new CaptureRunner(source, log, CaptureSpec.DEFAULT, CaptureWatch.NOBODY));
        capture.start();
        var wiring = new Wiring(
                REDIS.store(), log, new SourceSnapshots(source, () -> 5), RunnerTap.NONE, InstantSource.system());
        var made = new ViewRunner(wiring, projection, 1, "captured");
        opened(new ViewThread(made));
        return made;
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }
}
