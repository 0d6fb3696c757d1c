package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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

/// The monolith and its modern side, started from their jars with a real database, a real Redis and the projector.
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DemoStageTests {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final String INVOKE = "/2015-03-31/functions/group-page/invocations";

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
    void bothSidesListInTheSameBytes() throws Exception {
        var lists = Stream.of(
                "/api/events",
                "/api/events?page=3&size=7",
                "/api/events?page=499",
                "/api/events?page=999999",
                "/api/events?page=x&size=-1&city=&tags%5B%5D=",
                "/api/events?tags%5B%5D=java",
                "/api/events?tags%5B%5D=c%2B%2B&page=2&size=100",
                "/api/events?tags%5B%5D=java&tags%5B%5D=java&page=1",
                "/api/events?tags%5B%5D=none",
                "/api/events?city=K%C3%B6ln",
                "/api/events?city=K%C3%B6ln&q=FIRST+steps",
                "/api/events?city=Wien&tags%5B%5D=java&tags%5B%5D=c%2B%2B&page=1&size=30",
                "/api/events?group=wien-java&city=Wien&size=5",
                "/api/events?group=wien-java&city=Oslo",
                "/api/groups/wien-java/events?size=100",
                "/api/groups/wien-java/events?q=%23+1&tags%5B%5D=beginners",
                "/api/groups/none/events");
        var rsvps = ids(20).stream().map(id -> "/api/events/" + id + "/rsvps");
        for (String list : Stream.concat(lists, rsvps).toList()) {
            assertThat(assertSame(list, list).statusCode()).as(list).isEqualTo(200);
        }
    }

    @Test
    void theModernSideLeavesToTheMonolithWhatItsIndexesDoNotGive() throws Exception {
        for (String list : List.of(
                "/api/events?q=first+steps",
                "/api/events?tags%5B%5D=java&tags%5B%5D=web",
                "/api/events/0/rsvps",
                "/v2/events/99999")) {
            var answer = get(stage.modernUrl() + list);

            assertThat(answer.statusCode()).as(list).isEqualTo(404);
            assertThat(answer.headers().firstValue("Banyan-As-Of")).as(list).isPresent();
        }
    }

    @Test
    void eachSideHonoursItsOwnTagAlone() throws Exception {
        String list = "/api/events?size=3";
        for (String own : List.of(stage.monolithUrl(), stage.modernUrl())) {
            String tag = get(own + list).headers().firstValue("ETag").orElseThrow();
            for (String side : List.of(stage.monolithUrl(), stage.modernUrl())) {
                var conditional =
                        asked(side + list).header("If-None-Match", tag).build();

                assertThat(http.send(conditional, BodyHandlers.ofByteArray()).statusCode())
                        .as("%s to %s", tag, side)
                        .isEqualTo(side.equals(own) ? 304 : 200);
            }
        }
    }

    @Test
    void aRenamedGroupShowsInAllItsEvents() throws Exception {
        String list = "/api/groups/oslo-java/events?size=2";
        write("update meetup_group set name = 'Oslo Java Users' where slug = 'oslo-java'");
        try {
            until(() -> text(stage.modernUrl() + list).contains("Oslo Java Users"));

            assertThat(text(stage.modernUrl() + list)).isEqualTo(text(stage.monolithUrl() + list));
        } finally {
            write("update meetup_group set name = 'Java User Group Oslo' where slug = 'oslo-java'");
        }
        until(() -> text(stage.modernUrl() + list).contains("Java User Group Oslo"));
    }

    @Test
    void theFunctionTellsOfAGroupInTheSameBytes() throws Exception {
        until(() -> JsonPath.<Integer>read(group("wien-java"), "$.statusCode") == 200);
        for (String slug : List.of("wien-java", "sao-paulo-climbing", "berlin-photo-walks", "oslo-trail-running")) {
            String answer = group(slug);

            assertThat(JsonPath.<String>read(answer, "$.body"))
                    .isEqualTo(text(stage.monolithUrl() + "/api/groups/" + slug));
            assertThat(JsonPath.<String>read(answer, "$.headers.Banyan-As-Of")).contains("view=\"groups\"");
        }
        assertThat(JsonPath.<Integer>read(group("none"), "$.statusCode")).isEqualTo(404);
        assertThat(JsonPath.<String>read(group("none"), "$.body"))
                .isEqualTo(text(stage.monolithUrl() + "/api/groups/none"));
    }

    @Test
    void aGroupIsFoundByItsNewSlugAloneAndCountsItsEvents() throws Exception {
        write("update meetup_group set slug = 'oslo-books' where slug = 'oslo-book-club'");
        write("update event set group_id = (select id from meetup_group where slug = 'oslo-books') where id = 1");
        try {
            String now = text(stage.monolithUrl() + "/api/groups/oslo-books");

            until(() -> group("oslo-books").contains("Book Club")
                    && JsonPath.read(group("oslo-books"), "$.body").equals(now));
            assertThat(JsonPath.<Integer>read(group("oslo-book-club"), "$.statusCode"))
                    .isEqualTo(404);
        } finally {
            write("update meetup_group set slug = 'oslo-book-club' where slug = 'oslo-books'");
            write("update event set group_id = 38 where id = 1");
        }
    }

    /// What the function answers, in payload format 2.0.
    private String group(String slug) throws Exception {
        var invocation = HttpRequest.newBuilder(URI.create(stage.functionsUrl() + INVOKE))
                .header("X-Banyan-Way", stage.way("groups", "POST", INVOKE))
                .POST(BodyPublishers.ofString("{\"rawPath\": \"/api/groups/" + slug + "\", \"headers\": {}}"))
                .build();
        return http.send(invocation, BodyHandlers.ofString()).body();
    }

    @Test
    void nobodyButTheMonolithWritesOrSeesPasswords() throws Exception {
        for (String role : List.of(Database.CAPTURE, Database.POSITIONS)) {
            for (String sql : List.of(
                    "update event set capacity = 0 returning id",
                    "select password from member",
                    "select about from member")) {
                assertThatThrownBy(() -> query(sql, role))
                        .as("%s as %s", sql, role)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private interface Question {
        boolean asked() throws Exception;
    }

    /// The view is a few milliseconds behind.
    private static void until(Question question) throws Exception {
        while (!question.asked()) {
            Thread.onSpinWait();
        }
    }

    private String text(String url) throws Exception {
        return new String(get(url).body(), StandardCharsets.UTF_8);
    }

    private void write(String sql) throws SQLException {
        try (var connection = stage.database().owned().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private HttpResponse<byte[]> assertSame(String legacy, String modern) throws Exception {
        var expected = get(stage.monolithUrl() + legacy);
        var actual = get(stage.modernUrl() + modern);
        assertThat(actual.statusCode()).as(legacy).isEqualTo(expected.statusCode());
        assertThat(actual.body()).as(legacy).isEqualTo(expected.body());
        return expected;
    }

    private HttpResponse<byte[]> get(String url) throws Exception {
        return http.send(asked(url).build(), BodyHandlers.ofByteArray());
    }

    /// As the gateway asks, where it is the modern side.
    private HttpRequest.Builder asked(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return url.startsWith(stage.modernUrl())
                ? request.header(
                        "X-Banyan-Way",
                        stage.way(
                                "events", "GET", url.substring(stage.modernUrl().length())))
                : request;
    }

    @Test
    void nothingOfTheModernSideAnswersWhoeverIsNoGateway() throws Exception {
        Stranger stranger = new Stranger(http);
        for (Part part : List.of(Part.MODERN, Part.FUNCTIONS, Part.PROJECTOR)) {
            List<Integer> doors = ListeningPorts.of(stage.pid(part));

            assertThat(doors).as(part.title()).isNotEmpty();
            for (int door : doors) {
                String url = "http://127.0.0.1:" + door;
                assertThat(stranger.reads(url + "/v2/events/1", "")).isGreaterThanOrEqualTo(400);
                assertThat(stranger.invokes(url + INVOKE)).isGreaterThanOrEqualTo(400);
            }
        }
        assertThat(stranger.reads(stage.modernUrl() + "/v2/events/1", "")).isEqualTo(401);
        assertThat(stranger.invokes(stage.functionsUrl() + INVOKE)).isEqualTo(401);
    }

    @Test
    void noWayIsGoodTwiceOrForAnotherRequestOrGroup() throws Exception {
        Stranger stranger = new Stranger(http);
        String url = stage.modernUrl() + "/v2/events/1";
        String way = stage.way("events", "GET", "/v2/events/1");

        assertThat(stranger.reads(url, way)).isEqualTo(200);
        for (String bad : List.of(
                way,
                stage.way("events", "GET", "/v2/events/2"),
                stage.way("groups", "GET", "/v2/events/1"),
                "forged")) {
            assertThat(stranger.reads(url, bad)).isEqualTo(401);
        }
    }

    private String digest(String table) throws SQLException {
        return query("select md5(string_agg(t::text, ';' order by t::text)) from " + table + " t", Database.OWNER);
    }

    private String query(String sql, String role) throws SQLException {
        try (var connection = DriverManager.getConnection(stage.database().url(role));
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
