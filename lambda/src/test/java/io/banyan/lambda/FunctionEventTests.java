package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.event;
import static io.banyan.lambda.Asks.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionEventTests {
    @Test
    void isPayloadTwoAsAFunctionUrlMakesIt() throws Unrepresentable {
        JsonNode event = event(
                "/events/7?view=full",
                "Host: www.example.com:8443",
                "User-Agent: curl/8",
                "Cookie: a=1; b=2",
                "X-A: 1");

        assertThat(event).isEqualTo(new JsonMapper().readTree("""
            {"version":"2.0","routeKey":"$default","rawPath":"/events/7","rawQueryString":"view=full",
            "cookies":["a=1","b=2"],
            "headers":{"host":"www.example.com:8443","user-agent":"curl/8","cookie":"a=1; b=2","x-a":"1"},
            "queryStringParameters":{"view":"full"},
            "requestContext":{"accountId":"anonymous","apiId":"www","domainName":"www.example.com",
            "domainPrefix":"www","http":{"method":"GET","path":"/events/7","protocol":"HTTP/1.1",
            "sourceIp":"203.0.113.9","userAgent":"curl/8"},"requestId":"r-1","routeKey":"$default",
            "stage":"$default","time":"29/Nov/2026:08:30:00 +0000","timeEpoch":1795941000123},
            "isBase64Encoded":false}
            """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.example.com | www.example.com | www",
                "localhost:8080 | localhost | localhost",
                "127.0.0.1:80 | 127.0.0.1 | 127.0.0.1",
                "[::1]:80 | [::1] | [::1]",
                "[::1] | [::1] | [::1]"
            })
    void tellsTheNameThatWasAskedFor(String host, String domain, String prefix) throws Unrepresentable {
        JsonNode context = event("/", "Host: " + host).get("requestContext");

        assertThat(context.get("domainName").asString()).isEqualTo(domain);
        assertThat(context.get("domainPrefix").asString()).isEqualTo(prefix);
    }

    @Test
    void aHeadersTextIsReadAsUtf8() throws Unrepresentable {
        String onTheWire = new String(bytes("Zoë 東"), StandardCharsets.ISO_8859_1);

        assertThat(event(get("/", "X-Name: " + onTheWire)).at("/headers/x-name").asString())
                .isEqualTo("Zoë 東");
    }

    @Test
    void aBodyThatIsNoTextIsInBase64() throws Unrepresentable {
        JsonNode text = event(Asks.of("POST", "/", bytes("\uFEFF{\"a\":\"ü\u0000\"}")));
        JsonNode binary = event(Asks.of("POST", "/", new byte[] {(byte) 0xC3, 0x28}));

        assertThat(text.get("body").asString()).isEqualTo("\uFEFF{\"a\":\"ü\u0000\"}");
        assertThat(text.get("isBase64Encoded").asBoolean()).isFalse();
        assertThat(binary.get("body").asString()).isEqualTo("wyg=");
        assertThat(binary.get("isBase64Encoded").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/a", "*", "", "h:443", "/a b", "/ä", "/a#b", "/a?", "/?x=%", "/?x=%zz", "/?%ff=1"})
    void refusesATargetThatItWouldChange(String target) {
        assertThatThrownBy(() -> FunctionEvent.of(get(target))).isInstanceOf(Unrepresentable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X A: 1", ": 1", "X-Ä: 1", "X-A: a\u0000", "X-A: a\nb", "X-A: a\u007F", "X-A: \u00E9"})
    void refusesAHeaderThatItWouldChange(String header) {
        assertThatThrownBy(() -> FunctionEvent.of(get("/", header))).isInstanceOf(Unrepresentable.class);
    }

    @Test
    void refusesWhatThePlatformWouldNotTake() throws Unrepresentable {
        byte[] half = new byte[FunctionEvent.LIMIT / 2];

        assertThat(FunctionEvent.of(Asks.of("POST", "/", new byte[FunctionEvent.LIMIT / 8])))
                .hasSizeLessThan(FunctionEvent.LIMIT);
        // NUL is written as six bytes.
        assertThatThrownBy(() -> FunctionEvent.of(Asks.of("POST", "/", half)))
                .isInstanceOf(Unrepresentable.class)
                .hasMessage("its event has 6 MB or more");
        assertThatThrownBy(() -> FunctionEvent.of(Asks.of("POST", "/", new byte[FunctionEvent.LIMIT])))
                .isInstanceOf(Unrepresentable.class);
    }
}
