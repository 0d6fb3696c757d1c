package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.Operator.Reply;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.TwoSides;
import io.banyan.testkit.ViewRunner;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Operators switch views and ask things of their runners through Redis, and what Redis forgets is put right.
class ViewOperationTests {
    private static final String VIEW = "/api/v1/views/events";

    private final RealRedis redis = RealRedis.start();
    private final ViewRunner runner = new ViewRunner(redis);
    private final TwoSides sides = TwoSides.with(
            group -> group.weight("100%")
                    .line("freshness: { view: events, max-lag: 2s }")
                    .route("event", "/events/{id}"),
            setup -> setup.option("--views-redis", redis.url())
                    .group(
                            "lists",
                            GroupText.of("lists")
                                    .modern("http://127.0.0.1:1")
                                    .line("freshness: { view: events }")
                                    .route("list", "/events")
                                    .yaml()));
    private final Operator operator = Operator.of(sides.gateway());

    @BeforeEach
    void begin() {
        Await.until(
                "both versions are live",
                () -> view().at("/versions/1/state").asString("").equals("live"));
    }

    @AfterEach
    void stop() {
        runner.close();
        sides.close();
        redis.close();
    }

    private JsonNode view() {
        return operator.get(VIEW).json();
    }

    private Reply serve(int version, String more) {
        return operator.send(
                "PUT", VIEW + "/active", "{\"version\":" + version + ",\"reason\":\"a test\"" + more + "}");
    }

    private String group(String member) {
        return operator.get("/api/v1/groups/events")
                .json()
                .path("view")
                .path(member)
                .asString("");
    }

    @Test
    void aSwitchMovesAllGroupsReachesTheFeedAndIsUndone() {
        Reply done = serve(2, "");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(runner.active()).isEqualTo("2");
        Await.until("the group reads from v2", () -> group("version").equals("2"));
        assertThat(group("state")).isEqualTo("live");
        String id = done.json().at("/changes/0/id").asString();
        serve(1, ",\"undoOf\":\"" + id + "\"");
        assertThat(runner.active()).isEqualTo("1");
        assertThat(operator.get("/api/v1/audit?limit=4").json())
                .extracting(change -> change.path("group").asString() + " "
                        + change.at("/undone/whole").asBoolean(false))
                .containsExactlyInAnyOrder("events false", "lists false", "events true", "lists true");
    }

    @Test
    void whatRedisForgetsIsPutRight() {
        serve(2, "");
        redis.say("FLUSHALL");

        Await.until("the runner calls v1 active again", () -> runner.active().equals("1"));
        Await.until("it is put right", () -> runner.active().equals("2"));
    }

    /// Whoever else writes into this Redis.
    @Test
    void aViewThatIsNoneSilencesNoOther() {
        redis.say("SADD", "banyan:views:names", "another");
        redis.say("SET", "banyan:views:{another}", "not a hash");

        for (String state : List.of("stale", "stopped", "live")) {
            runner.set(2, "state", state);
            Await.until(
                    "what is new is heard",
                    () -> view().at("/versions/1/state").asString("").equals(state));
        }
    }

    /// It tells how its version is, and keeps no list of versions.
    @Test
    void aViewOfAnOlderRunnerIsShownAndSaysSo() {
        redis.say("HSET", "banyan:views:{another}", "active", "3");
        redis.say("HSET", "banyan:views:{another}:v3", "source", ViewRunner.SOURCE, "pos", "900", "state", "live");
        redis.say("SADD", "banyan:views:names", "another");

        Await.until(
                "it is shown",
                () -> operator.get("/api/v1/views/another")
                                .json()
                                .at("/versions/0/version")
                                .asInt(0)
                        == 3);

        assertThat(operator.get("/api/v1/views/another")
                        .json()
                        .at("/versions/0/why")
                        .asString(""))
                .contains("older than this gateway")
                .contains("replace it with a projector of this version");
    }

    @Test
    void nothingIsSwitchedWhileRedisIsAway() {
        redis.kill();

        Reply refused = serve(2, "");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("views cannot be changed now, and nothing was: the Redis of --views-redis");
        assertThat(operator.get("/api/v1/audit?limit=1").text()).doesNotContain("events v2");
        Await.until(
                "the view is silent",
                () -> view().at("/versions/1/state").asString("").equals("silent"));
        redis.restart();
        Await.until(
                "it is heard again",
                () -> view().at("/versions/1/state").asString("").equals("live"));
        assertThat(serve(2, "").status()).isEqualTo(200);
    }

    @Test
    void aVersionThatIsBeingBuiltShowsHowFarItIsAndIsNotServed() {
        runner.set(2, "state", "building");
        runner.set(2, "rows", "410000");
        runner.set(2, "expected", "1000000");
        runner.set(2, "rate", "52000");
        runner.set(2, "begun", "2");
        Await.until("it is seen", () -> view().at("/versions/1/build/percent").asInt(0) == 41);

        Reply refused = serve(2, ",\"evenSo\":true");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("v2 is being built (41% of about 1,000,000 rows)");
        assertThat(view().at("/versions/1/build/leftSeconds").asInt()).isEqualTo(11);
    }

    @Test
    void whatIsAskedWaitsForTheRunnerWhichSaysWhatBecameOfIt() {
        Reply asked =
                operator.send("POST", VIEW + "/versions/2/rebuild", "{\"keys\":[\"event:42\"],\"reason\":\"a test\"}");
        String id = asked.json().path("id").asString();

        assertThat(runner.asked(2)).isEqualTo("{\"id\":\"" + id + "\",\"do\":\"part\",\"keys\":[\"event:42\"]}");
        assertThat(view().at("/versions/1/asked/says").asString()).isEqualTo("rebuild of 1 key");
        Reply second = operator.send("DELETE", VIEW + "/versions/2", "{\"reason\":\"a test\"}");
        assertThat(second.status()).isEqualTo(409);
        runner.does(2, id, "1 key read anew");
        Await.until(
                "it is done", () -> view().at("/versions/1/did/id").asString("").equals(id));
        assertThat(view().at("/versions/1/did/says").asString()).isEqualTo("1 key read anew");
        assertThat(view().at("/versions/1/asked").isNull()).isTrue();
    }

    @Test
    void clientsHaveNoSayInTheVersion() {
        Await.until(
                "MODERN is asked",
                () -> sides.gateway()
                                        .get("/events/7", "Banyan-View: \"events\";v=2")
                                        .status()
                                == 200
                        && !sides.modern().requests().isEmpty());

        assertThat(sides.modern().requests())
                .allSatisfy(request -> assertThat(request.header("Banyan-View")).isEmpty());
    }
}
