package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.QueryRule;
import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table is `read-or-write.txt`: one request a line and what is made of it.
class ReadRuleTests {
    private static final Rules RULES = RulesSketch.ofRoutes(List.of(
                    RouteSketch.of("event", "/events/{id}").build(),
                    RouteSketch.of("list", "/events").build(),
                    RouteSketch.of("folder", "/events/").build(),
                    RouteSketch.of("tree", "/files/**").build(),
                    RouteSketch.of("loose", "/loose/{id}").build(QueryRule.LENIENT)))
            .rules();

    record Line(String method, String target, List<String> headers, String expected) {
        /// `METHOD target [Name: value]... => expected`; `<E9>` is a byte, a header `body` is a body.
        static Line of(String line) {
            String[] halves = line.split(" => ", -1);
            List<String> parts = List.of(halves[0].split(" \\| ", -1));
            String[] first = parts.get(0).strip().split(" ", 2);
            return new Line(first[0], bytes(first[1]), parts.subList(1, parts.size()), halves[1].strip());
        }

        private static String bytes(String text) {
            StringBuilder bytes = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                boolean escaped = text.startsWith("<", i) && text.startsWith(">", i + 3);
                bytes.append(escaped ? (char) Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
                i += escaped ? 3 : 0;
            }
            return bytes.toString();
        }

        ARequest request() {
            ARequest request = ARequest.of(method, target);
            for (String header : headers) {
                String name = header.strip().replaceFirst(":.*", "");
                request = name.equals("body")
                        ? request.withBody()
                        : request.with(name, header.replaceFirst("^[^:]*:", "").strip());
            }
            return request;
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isWhatTheTableSays(Line line) {
        Decision decision = Decider.decide(RULES, line.request());

        assertThat(told(decision)).isEqualTo(line.expected());
        assertThat(decision.side() == Side.MODERN).isEqualTo(decision.read());
    }

    static Stream<Line> lines() throws IOException {
        try (InputStream table = ReadRuleTests.class.getResourceAsStream("/read-or-write.txt")) {
            assertThat(table).isNotNull();
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of);
        }
    }

    private static String told(Decision decision) {
        String route = decision.route() == null ? "" : decision.route().id() + " ";
        Ambiguity ambiguity = decision.ambiguity();
        if (ambiguity != null) {
            return route + ambiguity.cause().tag() + ": " + ambiguity.found();
        }
        return route + (decision.read() ? "read" : decision.reason().tag());
    }
}
