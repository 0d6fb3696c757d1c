package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.banyan.split.Weight;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTests {
    @ParameterizedTest
    @CsvSource({"0, 0%", "25, 25%", "12.5, 12.5%", "0.01, 0.01%", "100, 100%", "1e1, 10%", "25.00, 25%"})
    void readsAWeightInPercent(String written, String weight) {
        JsonBody body = body("{\"weight\": " + written + "}");

        assertThat(body.share("weight", null)).isEqualTo(Weight.parse(weight));
        body.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.01", "101", "0.001", "\"25%\"", "true", "[]", "null", "1e400", "1e-400"})
    void saysWhatAWeightMayBe(String written) {
        JsonBody body = body("{\"weight\": " + written + "}");
        body.share("weight", null);

        assertThat(problem(body))
                .startsWith("weight was ")
                .endsWith(
                        "but must be a number in percent from 0 to 100 with at most two decimals; write \"weight\": 25");
    }

    @Test
    void takesNullForARouteThatInherits() {
        JsonBody body = body("{\"weight\": null}");

        assertThat(body.share("weight", "to inherit")).isNull();
        body.check();
    }

    @Test
    void refusesUnknownMembersByNameAndSaysEverythingAtOnce() {
        JsonBody body =
                body("{\"weigth\": 25, \"reason\": \" \", \"dryRun\": 1}").only(List.of("weight", "reason", "dryRun"));
        body.share("weight", null);
        body.reason();
        body.flag("dryRun");

        assertThat(problem(body))
                .contains("weigth is not a known field (did you mean 'weight'?); allowed here: weight, reason, dryRun")
                .contains("weight is missing")
                .contains("reason is empty but must say why")
                .contains("dryRun was 1 but must be true or false");
    }

    @Test
    void limitsTheReasonToOneLineOf500Characters() {
        JsonBody longest = body("{\"reason\": \"" + "é".repeat(500) + "\"}");
        longest.reason();
        longest.check();
        JsonBody longer = body("{\"reason\": \"" + "x".repeat(501) + "\"}");
        longer.reason();
        JsonBody lines = body("{\"reason\": \"a\\nb\"}");
        lines.reason();

        assertThat(problem(longer)).contains("more than 500 characters");
        assertThat(problem(lines)).contains("control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\":1,\"a\":2}", "{} x", "\"x\""})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> body(text)).isInstanceOf(ApiProblem.class).hasMessageContaining("400");
    }

    @Test
    void wantsToBeToldThatItIsJson() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonBody.read(null, body)).hasMessageContaining("415");
        assertThatThrownBy(() -> JsonBody.read("text/plain", body)).hasMessageContaining("415");
        assertThatThrownBy(() -> JsonBody.read("nonsense", body)).hasMessageContaining("415");
        JsonBody.read("application/json;charset=utf-8", body).check();
    }

    private static JsonBody body(String text) {
        return JsonBody.read("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(JsonBody body) {
        ApiProblem refused = catchThrowableOfType(ApiProblem.class, body::check);
        return String.valueOf(refused.getBody().getDetail());
    }
}
