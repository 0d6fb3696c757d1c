package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The monolith and its modern side, started from their jars with a real database.
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DemoStageTests {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final HttpClient http = HttpClient.newHttpClient();
    private DemoStage stage;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stage = DemoStage.start(StageOptions.of(ROOT, folder, Ports.free()).withoutGateway());
    }

    @AfterAll
    void stop() {
        stage.close();
        http.close();
    }

    @Test
    void makesTheSameRowsAtEveryStart() throws Exception {
        assertThat(List.of(digest("member"), digest("meetup_group"), digest("event"), digest("rsvp")))
                .containsExactly(
                        "11f8f48db7229b1c3e74785cb3eb87d7",
                        "e93ff7d92b55e64824d0fcd39da96d04",
                        "157ec07ed53d09998a4c52054e7717fd",
                        "a5f537d4ac73e70df6329ef345520366");
    }

    @Test
    void bothSidesTellOfAnEventInTheSameBytes() throws Exception {
        for (int id : ids(60)) {
            for (String rest : new String[] {"", "/page"}) {
                String legacy = "/api/events/" + id + rest;
                assertSame(legacy, "/v2/events/" + id + rest);
            }
        }
    }

    @Test
    void bothSidesListInTheSameBytesAndWithTheSameTag() throws Exception {
        var lists = Stream.of(
                "/api/events",
                "/api/events?page=3&size=7",
                "/api/events?tags%5B%5D=java&tags%5B%5D=c%2B%2B",
                "/api/events?city=K%C3%B6ln&q=first+steps",
                "/api/events?q=nothing%20like%20it",
                "/api/events?page=x&size=-1&city=&tags%5B%5D=",
                "/api/events?page=999999",
                "/api/groups/wien-java/events?size=100",
                "/api/groups/none/events",
                "/api/events/0/rsvps");
        var rsvps = ids(20).stream().map(id -> "/api/events/" + id + "/rsvps");
        for (String list : Stream.concat(lists, rsvps).toList()) {
            var answer = assertSame(list, list);
            assertThat(get(stage.modernUrl() + list).headers().firstValue("ETag"))
                    .isEqualTo(answer.headers().firstValue("ETag"));
        }
    }

    @Test
    void theModernSideHonoursTheTagOfTheMonolith() throws Exception {
        String list = "/api/events?size=3";
        String tag =
                get(stage.monolithUrl() + list).headers().firstValue("ETag").orElseThrow();

        var conditional = HttpRequest.newBuilder(URI.create(stage.modernUrl() + list))
                .header("If-None-Match", tag)
                .build();

        assertThat(http.send(conditional, BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theReaderCanNeitherWriteNorSeePasswords() throws Exception {
        assertThatThrownBy(() -> query("update event set capacity = 0 returning id", Database.READER))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> query("select password from member", Database.READER))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    private HttpResponse<byte[]> assertSame(String legacy, String modern) throws Exception {
        var expected = get(stage.monolithUrl() + legacy);
        var actual = get(stage.modernUrl() + modern);
        assertThat(actual.statusCode()).as(legacy).isEqualTo(expected.statusCode());
        assertThat(actual.body()).as(legacy).isEqualTo(expected.body());
        return expected;
    }

    private HttpResponse<byte[]> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    private String digest(String table) throws SQLException {
        return query("select md5(string_agg(t::text, ';' order by t::text)) from " + table + " t", Database.OWNER);
    }

    private String query(String sql, String role) throws SQLException {
        try (var connection = DriverManager.getConnection(stage.database().url(), role, role);
                var statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            var rows = statement.executeQuery(sql);
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static List<Integer> ids(int count) {
        long seed = System.nanoTime();
        System.out.println("DemoStageTests seed " + seed);
        return new Random(seed).ints(count, 1, 10_001).boxed().toList();
    }
}
