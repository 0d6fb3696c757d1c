package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.TwoSides;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// A monolith that says nothing, and a gateway that may ask its database where it is.
class DatabasePositionTests {
    /// @param lsn in decimal digits
    private record Point(String source, String lsn) {}

    private static Point now(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT system_identifier, timeline_id,"
                        + " pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"
                        + " FROM pg_control_system(), pg_control_checkpoint()")) {
            row.next();
            return new Point(Source.ofPostgres(row.getLong(1), row.getInt(2)).toString(), row.getString(3));
        }
    }

    private static Point here(EmbeddedPostgres database) {
        try {
            return now(database);
        } catch (SQLException away) {
            throw new AssertionError("the database does not answer", away);
        }
    }

    private static void run(EmbeddedPostgres database, String sql) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String modernAt(Point point) {
        String time = System.currentTimeMillis() / 1000 + ".0";
        return Behaviours.ok(
                "X-Side: modern\r\nBanyan-As-Of: \"" + point.source() + "\";pos=\"" + point.lsn() + "\";time=" + time
                        + "\r\n",
                "1");
    }

    /// By a user who may do nothing but connect; and without it, by the time.
    @Test
    @SuppressWarnings("try") // the database goes away in the middle
    void isThatOfATicketWhereTheMonolithSaysNone() throws Exception {
        World world = new World().mute();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            run(database, "CREATE ROLE banyan_position LOGIN PASSWORD 'secret'");
            String url = "jdbc:postgresql://localhost:" + database.getPort()
                    + "/postgres?user=banyan_position&password=secret";
            try (TwoSides sides = TwoSides.with(
                            group -> group.weight("100%").line("freshness: {}").route("event", "/events/{id}"),
                            setup -> setup.option("--position-database", url));
                    FreshClient client = new FreshClient(sides.gateway())) {
                sides.legacy().now(world.legacy());
                Point before = now(database);
                run(database, "CREATE TABLE something (id int)");
                var admin = sides.gateway().admin();
                Await.until("the database is asked", () -> {
                    client.write();
                    return admin.meter("banyan_freshness_tickets_total", "from=\"database\"") > 0;
                });
                sides.modern().now(Behaviours.answers(request -> modernAt(before)));
                assertThat(client.read().side()).isEqualTo("legacy");

                sides.modern().now(exchange -> {
                    exchange.readBody();
                    exchange.send(modernAt(here(database)));
                });
                Await.until(
                        "a probe tells that the view is there",
                        () -> client.read().side().equals("modern"));

                database.close();
                double byTime = admin.meter("banyan_freshness_tickets_total", "from=\"time\"");
                client.write();
                assertThat(admin.meter("banyan_freshness_tickets_total", "from=\"time\""))
                        .isEqualTo(byTime + 1);
                assertThat(admin.get("/api/v1/status").text())
                        .contains("the database of --position-database does not say where it is")
                        .doesNotContain("secret");
            }
        }
    }
}
