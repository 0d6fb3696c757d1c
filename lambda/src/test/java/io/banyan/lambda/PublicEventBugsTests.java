package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.event;
import static io.banyan.lambda.Asks.get;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What others got wrong on the way to a function, with the right value. An event is the same one whether its answer
/// is to come whole or in frames.
class PublicEventBugsTests {
    private static final AwsIdentity WHO = new AwsIdentity("AKIDEXAMPLE", "secret", null, null);
    private static final Signer SIGNER = new Signer("lambda", "eu-west-1");

    /// Envoy's AWS Lambda filter.
    @Test
    void bug1AllOfADuplicateQueryKeysValuesReachTheFunction() throws Unrepresentable {
        JsonNode event = event("/?a=1&a=2&b=3");

        assertThat(event.get("rawQueryString").asString()).isEqualTo("a=1&a=2&b=3");
        assertThat(event.at("/queryStringParameters/a").asString()).isEqualTo("1,2");
        assertThat(event.at("/queryStringParameters/b").asString()).isEqualTo("3");
    }

    /// kgateway 6838, 5985.
    @Test
    void bug4QueryAndHeadersAreThereAlsoWhenEmpty() throws Unrepresentable {
        JsonNode event = event("/");

        assertThat(event.get("rawQueryString").asString()).isEmpty();
        assertThat(event.get("queryStringParameters").isObject()).isTrue();
        assertThat(event.get("headers").isObject()).isTrue();
    }

    /// kgateway 8275.
    @Test
    void bug5AFilterThatTouchesHeadersDoesNotBreakTheBody() throws Unrepresentable {
        byte[] body = bytes("{\"headers\":{\"x\":\"1\"}}");

        JsonNode before = event(Asks.of("POST", "/", body));
        JsonNode after = event(Asks.of("POST", "/", body, "X-Added: {\"body\":\"other\"}"));

        assertThat(after.get("body")).isEqualTo(before.get("body"));
        assertThat(after.get("body").asString()).isEqualTo(text(body));
    }

    /// Kong 13018.
    @Test
    void bug9TheVersionIsAlwaysThere() throws Unrepresentable {
        assertThat(event("/").get("version").asString()).isEqualTo("2.0");
        assertThat(event(Asks.of("POST", "/a?b", bytes("x"), "A: b"))
                        .get("version")
                        .asString())
                .isEqualTo("2.0");
    }

    /// APISIX 11097. The query is signed as its characters are, whichever way the client wrote them.
    @ParameterizedTest
    @CsvSource({
        "/?q=a%20b, q=a%20b",
        "/?q=a%2Fb, q=a%2Fb",
        "/?q=a/b, q=a%2Fb",
        "/?b=2&a=1, a=1&b=2",
        "/?q, q=",
        "/?q=%c3%a9, q=%C3%A9"
    })
    void bug12AnEncodedQuerySignsCorrectly(String target, String canonical) throws Unrepresentable {
        SignAsk ask = new SignAsk("GET", "h.example", target, List.of(), new byte[0]);

        assertThat(authorization(ask))
                .endsWith("Signature=" + ReferenceSignature.of(SIGNER, ask, "/", canonical, WHO, Asks.TIME));
    }

    /// APISIX 11176.
    @Test
    void bug13WrongCredentialsSaySo() {
        assertThat(InvokeFault.of(403, "UnrecognizedClientException")).isEqualTo(InvokeFault.WRONG_CREDENTIALS);
        assertThat(InvokeFault.of(400, "IncompleteSignature")).isEqualTo(InvokeFault.WRONG_CREDENTIALS);
    }

    /// krakend-lambda 2, krakend-ce 612 (the other half is about answers).
    @Test
    void bug14AGetCarriesItsParameters() throws Unrepresentable {
        assertThat(event("/events?day=mon").at("/queryStringParameters/day").asString())
                .isEqualTo("mon");
    }

    /// aws-lambda-web-adapter 99, 491.
    @Test
    void bug15NothingIsEncodedTwiceAndAPlusSurvives() throws Unrepresentable {
        JsonNode event = event("/a+b%20c?q=x%2By+z%20%C3%A9");

        assertThat(event.get("rawPath").asString()).isEqualTo("/a+b%20c");
        assertThat(event.get("rawQueryString").asString()).isEqualTo("q=x%2By+z%20%C3%A9");
        assertThat(event.at("/queryStringParameters/q").asString()).isEqualTo("x+y z é");
    }

    /// hono 2156.
    @ParameterizedTest
    @ValueSource(strings = {"/a%40b", "/a%2Fb", "/a%23b", "/a%3Fb", "/a%25b", "/a%2e%2E/b", "//a/./b"})
    void bug16APathKeepsItsEncoding(String path) throws Unrepresentable {
        JsonNode event = event(path + "?x=1");

        assertThat(event.get("rawPath").asString()).isEqualTo(path);
        assertThat(event.at("/requestContext/http/path").asString()).isEqualTo(path);
    }

    /// remix-aws 7, srvx 283.
    @Test
    void bug18CookiesAreOnceInTheHeaderAndOnceInTheList() throws Unrepresentable {
        JsonNode event = event("/", "Cookie: a=1; b=2", "cookie: c=3");

        assertThat(event.at("/headers/cookie").asString()).isEqualTo("a=1; b=2; c=3");
        assertThat(event.get("cookies").valueStream().map(JsonNode::asString)).containsExactly("a=1", "b=2", "c=3");
    }

    /// serverless-java-container 339 (the other half is about answers).
    @Test
    void bug19Base64HasNoLineBreaks() throws Unrepresentable {
        byte[] body = new byte[500];
        Arrays.fill(body, (byte) 0xFF);

        String encoded = event(Asks.of("POST", "/", body)).get("body").asString();

        assertThat(encoded).hasSize(668).doesNotContain("\n", "\r");
    }

    /// serverless 4939.
    @Test
    void bug22TheClientsAuthorizationIsInTheEventAndNeverInTheSignedRequest() throws Unrepresentable {
        Field own = new Field("Authorization", "Bearer of-the-client");
        SignAsk with = new SignAsk("POST", "h.example", "/", List.of(own), new byte[0]);
        SignAsk without = new SignAsk("POST", "h.example", "/", List.of(), new byte[0]);

        assertThat(event(get("/", "Authorization: Bearer of-the-client"))
                        .at("/headers/authorization")
                        .asString())
                .isEqualTo("Bearer of-the-client");
        assertThat(authorization(with)).isEqualTo(authorization(without)).startsWith("AWS4-HMAC-SHA256 ");
    }

    private static String authorization(SignAsk ask) throws Unrepresentable {
        return SIGNER.sign(ask, WHO, Asks.TIME).stream()
                .filter(header -> header.name().equalsIgnoreCase("Authorization"))
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }
}
