package io.banyan.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayCheck;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTests {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final String INVOKE = "/2015-03-31/functions/events-page/invocations";
    private static final WayKey KEY = WayKey.of(new byte[32]);
    private static final WayCheck WAYS = new WayCheck(Map.of("tests", List.of(KEY)), InstantSource.system());

    private final Admission gateways = new Admission(null, WAYS);
    private final Admission loopback = new Admission(null);
    private final Admission token = new Admission(TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9001", "localhost:9001", "localhost", "[::1]:9001", "functions.localhost"})
    void letsThisMachineIn(String host) {
        assertThat(loopback.refusal(headers("Host", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:9001", "localhost.evil.example", "10.0.0.1:9001", ""})
    void refusesANameThatSomebodyMadeLeadHere(String host) {
        assertThat(loopback.refusal(headers("Host", host))).isNotNull();
    }

    @Test
    void refusesAPageInABrowser() {
        HttpHeaders headers = headers("Host", "127.0.0.1:9001").set("Origin", "http://127.0.0.1:9001");

        assertThat(loopback.refusal(headers)).isNotNull();
        assertThat(token.refusal(headers.set("Authorization", "Bearer " + TOKEN)))
                .isNotNull();
    }

    @Test
    void letsInWhoeverBearsTheToken() {
        assertThat(token.refusal(headers("Host", "functions.internal").set("Authorization", "Bearer " + TOKEN)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0"})
    void refusesWhoeverDoesNot(String authorization) {
        HttpHeaders headers = headers("Host", "127.0.0.1").set("Authorization", authorization);

        assertThat(token.refusal(headers)).isNotNull();
        assertThat(token.refusal(headers("Host", "127.0.0.1"))).isNotNull();
    }

    @Test
    void hasAFunctionInvokedWithAWayForItsGroupAndEventAlone() {
        String way = way("tests", "GET", "/events/7?view=full", 1);

        assertThat(gateways.invoking(event(way, "/events/7", "view=full"), "tests"))
                .isNull();
        assertThat(refused(event(way, "/events/7", "view=full"), "tests")).contains("was used before");
        assertThat(refused(event(way("tests", "GET", "/events/7", 2), "/events/8", ""), "tests"))
                .contains("for another request");
        assertThat(refused(event(way("tests", "GET", "/events/7", 3), "/events/7", ""), "others"))
                .contains("for another group");
        assertThat(refused(event("forged", "/events/7", ""), "tests")).contains("not one that a gateway made");
    }

    @Test
    void refusesWhoeverInvokesPastTheGateway() {
        Ask bare = Ask.of("POST", INVOKE, new DefaultHttpHeaders(), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(gateways.invoking(bare, "tests"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401));
        assertThat(loopback.invoking(bare, "tests")).isNull();
        assertThat(new Admission(TOKEN, WAYS)
                        .invoking(
                                Ask.of("POST", INVOKE, headers("Authorization", "Bearer " + TOKEN), new byte[0]),
                                "tests"))
                .isNull();
    }

    @Test
    void takesAWayForTheInvocationItselfWhereTheEventIsNoRequest() {
        byte[] records = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
        HttpHeaders headers = headers(Way.HEADER, way("tests", "POST", INVOKE, 9));

        assertThat(gateways.invoking(Ask.of("POST", INVOKE, headers, records), "tests"))
                .isNull();
    }

    private String refused(Ask ask, String group) {
        Refusal refusal = gateways.invoking(ask, group);
        return refusal == null ? "" : refusal.status() + " " + refusal.message();
    }

    private static Ask event(String way, String path, String query) {
        String json =
                "{\"rawPath\":\"%s\",\"rawQueryString\":\"%s\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}"
                        .formatted(path, query);
        return Ask.of("POST", INVOKE, headers(Way.HEADER, way), json.getBytes(StandardCharsets.UTF_8));
    }

    private static String way(String group, String method, String target, int id) {
        Way way = new Way(
                "shop",
                group,
                new Trail(Trail.OUTSIDE, List.of("shop/" + group), 0, "o1"),
                Way.AskedFor.of(method, target),
                new Way.Life("id-" + id, System.currentTimeMillis(), 1000));
        return WayText.write(way, KEY);
    }

    @Test
    void hidesTheToken() {
        assertThat(token.toString()).doesNotContain(TOKEN);
    }

    private static HttpHeaders headers(String name, String value) {
        return new DefaultHttpHeaders().set(name, value);
    }
}
