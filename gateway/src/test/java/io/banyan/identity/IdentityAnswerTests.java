package io.banyan.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IdentityAnswerTests {
    private static final IdentityRule RULE = RuleSketch.with(Map.of("sub", "/user/id", "roles", "/roles"));

    private static Said read(String body) {
        return IdentityAnswer.read(RULE, 200, "application/json; charset=utf-8", body.getBytes(UTF_8));
    }

    @Test
    void readsWhatTheFilePointsTo() {
        Said said = read("{\"user\":{\"id\":42,\"email\":\"a@b\"},\"roles\":[\"admin\"]}");

        assertThat(said).isInstanceOfSatisfying(Said.Person.class, person -> assertThat(person.claims())
                .isEqualTo(JsonMapper.shared().readTree("{\"sub\":\"42\",\"roles\":[\"admin\"]}")));
    }

    @Test
    void aClaimThatIsNullIsNotTold() {
        assertThat(read("{\"user\":{\"id\":\"7\"},\"roles\":null}"))
                .isInstanceOfSatisfying(
                        Said.Person.class,
                        person -> assertThat(person.claims().has("roles")).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":{},\"roles\":[]}",
                "{\"user\":{\"id\":null},\"roles\":[]}",
                "{\"user\":{\"id\":{}},\"roles\":[]}",
                "{\"user\":{\"id\":\" \"},\"roles\":[]}",
                "{\"user\":{\"id\":1.5},\"roles\":[]}",
                "{\"user\":{\"id\":1}}"
            })
    void whatIsNotThereIsNotMadeUp(String body) {
        assertThat(read(body).tag()).isEqualTo("claim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "<html>", "{\"user\":", "{\"a\":1}{", "{\"user\":1,\"user\":2}"})
    void whatIsNoSingleJsonObjectIsUnclear(String body) {
        assertThat(read(body).tag()).isEqualTo("not-json");
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "301", "302", "303", "307", "308"})
    void whoIsSentToTheLoginPageIsWhatTheFileSays(int status) {
        assertThat(IdentityAnswer.read(RULE, status, "text/html", new byte[0]).tag())
                .isEqualTo("signed-out");
        assertThat(IdentityAnswer.read(RuleSketch.anonymous(), status, "text/html", new byte[0]))
                .isEqualTo(new Said.Anonymous());
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, not-json",
        "200, '', not-json",
        "204, application/json, status",
        "304, application/json, status",
        "404, application/json, status",
        "500, text/html, status",
        "201, application/json, status"
    })
    void anythingElseIsUnclear(int status, String type, String tag) {
        assertThat(IdentityAnswer.read(RuleSketch.anonymous(), status, type, "{\"id\":1}".getBytes(UTF_8))
                        .tag())
                .isEqualTo(tag);
    }

    @Test
    void whatWouldNotFitIntoAHeaderIsUnclear() {
        assertThat(read("{\"user\":{\"id\":1},\"roles\":\"" + "r".repeat(5_000) + "\"}")
                        .tag())
                .isEqualTo("too-large");
    }
}
