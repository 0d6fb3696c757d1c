package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever ends up in a log by its own text or message has nothing of a key, a header's value, a query or a body.
class SecretsTests {
    private static final String SECRET = "S3CR3T";

    static List<Object> shown() throws BadAnswer {
        Field header = new Field("Authorization", SECRET);
        AwsIdentity who = new AwsIdentity("AKIDEXAMPLE", SECRET, SECRET, Instant.EPOCH);
        return List.of(
                header,
                who,
                Asks.of("POST", "/a?key=" + SECRET, bytes(SECRET), "Authorization: " + SECRET),
                new SignAsk("POST", "h", "/?" + SECRET, List.of(header), bytes(SECRET)),
                new Signer("lambda", "eu-west-1")
                        .sign("GET", URI.create("http://h/"), List.of(), bytes(""), who, Asks.TIME),
                new AnswerHead(200, List.of(header)),
                FunctionAnswer.of(
                        bytes("{\"statusCode\":200,\"cookies\":[\"" + SECRET + "\"],\"body\":\"" + SECRET + "\"}")),
                new Frame.Payload(bytes(SECRET)),
                new Frame.Complete("Unhandled", SECRET, SECRET),
                new InvokeResult(200, SECRET, null, bytes(SECRET), "1", SECRET, null));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aTextTellsNone(Object shown) {
        assertThat(shown.toString()).isNotEmpty().doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":200,\"headers\":{\"a\":\"S3CR3T\\n\"}}",
                "{\"statusCode\":\"S3CR3T\"}",
                "{\"statusCode\":200,\"cookies\":\"S3CR3T\"}",
                "{\"statusCode\":200,\"body\":\"S3CR3T*\",\"isBase64Encoded\":true}",
                "S3CR3T",
                "{\"S3CR3T"
            })
    void aRefusalOfAnAnswerTellsNone(String json) {
        assertThatThrownBy(() -> FunctionAnswer.of(bytes(json)))
                .isInstanceOf(BadAnswer.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/S3CR3T#", "/?S3CR3T=%", "S3CR3T"})
    void aRefusalOfARequestTellsNone(String target) {
        assertThatThrownBy(() -> FunctionEvent.of(Asks.get(target)))
                .isInstanceOf(Unrepresentable.class)
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> FunctionEvent.of(Asks.get("/", "X-A: S3CR3T\u0001")))
                .isInstanceOf(Unrepresentable.class)
                .hasMessageNotContaining(SECRET);
    }

    @Property
    void theSdksWordsAreToldWithoutWhatMayBeAKey(@ForAll("keys") String key) {
        String told = CredentialsTrouble.told(new IllegalStateException(
                "Command returned non-zero exit value (1): aws_secret_access_key=" + key + ", in line 3"));

        assertThat(told)
                .startsWith("AWS credentials could not be had: IllegalStateException: Command returned")
                .endsWith(", in line 3")
                .doesNotContain(key);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("+/=")
                .ofLength(40)
                .filter(key -> key.matches(".*[0-9].*"));
    }
}
