package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Of answers that come whole.
class PublicAnswerBugsTests extends PublicAnswerBugs {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    FunctionAnswer answered(String head, String body) throws BadAnswer {
        return FunctionAnswer.of(bytes("{" + head + ",\"body\":" + JSON.writeValueAsString(body) + "}"));
    }

    @Override
    FunctionAnswer garbled(String json) throws BadAnswer {
        return FunctionAnswer.of(bytes(json));
    }

    @Override
    FunctionAnswer bare(String json) throws BadAnswer {
        return FunctionAnswer.of(bytes(json));
    }

    @Test
    void bareJsonIsToldAsJson() throws BadAnswer {
        assertThat(bare("[1]").headers()).containsExactly(new Field("content-type", "application/json"));
    }

    /// serverless-java-container 339. In frames there is no base64.
    @Test
    void bug19LineBreaksInBase64ArePassedOver() throws BadAnswer {
        FunctionAnswer answer = FunctionAnswer.of(
                bytes("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGVs\\r\\nbG8=\\n\"}"));

        assertThat(text(answer.body())).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGVs*G8=", "aGVsbG8=aGVs", "a", "aGVs bG8="})
    void otherCharactersInBase64AreNot(String body) {
        byte[] json = bytes("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"" + body + "\"}");

        assertThatThrownBy(() -> FunctionAnswer.of(json)).hasMessage("its body is not base64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\":{\"a\":1}",
                "\"body\":1",
                "\"body\":\"x\",\"isBase64Encoded\":\"true\"",
                "\"body\":\"\\ud800\""
            })
    void bug3ABodyThatIsNoneIsTold(String members) {
        assertThatThrownBy(() -> FunctionAnswer.of(bytes("{\"statusCode\":200," + members + "}")))
                .isInstanceOf(BadAnswer.class);
    }
}
