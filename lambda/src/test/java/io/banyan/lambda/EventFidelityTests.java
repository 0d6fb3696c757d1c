package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Any request, as a function in Java reads it from its event with AWS's own classes.
class EventFidelityTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PojoSerializer<APIGatewayV2HTTPEvent> FUNCTIONS = LambdaEventSerializers.serializerFor(
            APIGatewayV2HTTPEvent.class, EventFidelityTests.class.getClassLoader());

    @Property(tries = 2000)
    void aRequestThatAnEventCanHoldComesBackFromIt(@ForAll("representable") HttpAsk ask) throws Unrepresentable {
        comesBack(ask);
    }

    @Property(tries = 2000)
    void anyOtherRequestComesBackOrIsRefused(@ForAll("any") HttpAsk ask) {
        boolean refused = false;
        try {
            comesBack(ask);
        } catch (Unrepresentable cannot) {
            refused = true;
        }
        Statistics.label("refused").collect(refused);
    }

    @Property(tries = 500)
    void functionsLoseNothingOfAnEvent(@ForAll("representable") HttpAsk ask) throws Unrepresentable {
        byte[] event = FunctionEvent.of(ask);

        ByteArrayOutputStream again = new ByteArrayOutputStream();
        FUNCTIONS.toJson(FUNCTIONS.fromJson(new String(event, StandardCharsets.UTF_8)), again);

        assertThat(withoutNulls(JSON.readTree(again.toByteArray()))).isEqualTo(JSON.readTree(event));
    }

    private static void comesBack(HttpAsk ask) throws Unrepresentable {
        APIGatewayV2HTTPEvent event = FUNCTIONS.fromJson(new String(FunctionEvent.of(ask), StandardCharsets.UTF_8));

        APIGatewayV2HTTPEvent.RequestContext.Http http =
                event.getRequestContext().getHttp();
        String query = event.getRawQueryString();
        assertThat(event.getRawPath() + (query.isEmpty() ? "" : "?" + query)).isEqualTo(ask.target());
        assertThat(http.getPath()).isEqualTo(event.getRawPath());
        assertThat(http.getMethod()).isEqualTo(ask.method());
        assertThat(http.getProtocol()).isEqualTo(ask.protocol());
        assertThat(http.getSourceIp()).isEqualTo(ask.sourceIp());
        assertThat(event.getRequestContext().getTimeEpoch())
                .isEqualTo(ask.time().toEpochMilli());
        assertThat(event.getRequestContext().getRequestId()).isEqualTo(ask.requestId());
        assertThat(event.getHeaders()).isEqualTo(joined(ask.headers()));
        assertThat(body(event)).isEqualTo(ask.body());
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        String body = event.getBody() == null ? "" : event.getBody();
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : bytes(body);
    }

    private static Map<String, String> joined(List<Field> headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field header : headers) {
            String text = new String(header.value().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            values.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(text.replaceAll("^[ \t]+|[ \t]+$", ""));
        }
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(name.equals("cookie") ? "; " : ",", all)));
        return joined;
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> object.get(name).isNull())
                    .forEach(object::remove);
            object.values().forEach(EventFidelityTests::withoutNulls);
        }
        return node;
    }

    @Provide
    Arbitrary<HttpAsk> representable() {
        Arbitrary<String> letter = Arbitraries.of("abzAZ09-._~!$&'()*+,;=:@/".split(""));
        Arbitrary<String> encoded =
                Arbitraries.of("%20", "%2F", "%2f", "%23", "%3F", "%40", "%C3%A9", "%00", "%25", "+");
        Arbitrary<String> piece = Arbitraries.oneOf(letter, encoded);
        Arbitrary<String> path = piece.list().ofMaxSize(12).map(parts -> "/" + String.join("", parts));
        Arbitrary<String> query = Arbitraries.oneOf(piece, Arbitraries.of("&", "=", "?", "a=1&a=2"))
                .list()
                .ofMaxSize(12)
                .map(parts -> parts.isEmpty() ? "" : "?" + String.join("", parts));
        return asks(
                Combinators.combine(path, query).as(String::concat),
                fields(Arbitraries.strings()
                        .ofMaxLength(12)
                        .withCharRange(' ', '~')
                        .withChars('\t', 'é', '東')
                        .map(text -> new String(bytes(text), StandardCharsets.ISO_8859_1))));
    }

    @Provide
    Arbitrary<HttpAsk> any() {
        Arbitrary<String> targets = Arbitraries.strings()
                .withChars("/?#%&=+; ab19\u0000\u00e9\uD800*:[]{}|\\^`\"<>")
                .ofMaxLength(8)
                .map("/"::concat);
        return asks(
                targets,
                fields(Arbitraries.strings().withCharRange('\u0000', '\u0101').ofMaxLength(6)));
    }

    private static Arbitrary<List<Field>> fields(Arbitrary<String> values) {
        Arbitrary<String> names = Arbitraries.of("Host", "host", "Cookie", "X-A", "x-a", "X_b", "Accept", "User-Agent");
        return Combinators.combine(names, values).as(Field::new).list().ofMaxSize(5);
    }

    private static Arbitrary<HttpAsk> asks(Arbitrary<String> targets, Arbitrary<List<Field>> headers) {
        Arbitrary<byte[]> bodies = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40),
                Arbitraries.strings().ofMaxLength(20).map(Asks::bytes));
        Arbitrary<String> methods = Arbitraries.of("GET", "HEAD", "POST", "PATCH", "PROPFIND");
        return Combinators.combine(methods, targets, headers, bodies)
                .as((method, target, fields, body) ->
                        new HttpAsk(method, target, "HTTP/1.1", fields, "2001:db8::7", body, "r-2", Asks.TIME));
    }
}
