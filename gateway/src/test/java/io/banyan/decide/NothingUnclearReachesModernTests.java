package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// Random requests of every method against a group that takes every path at 100 %.
class NothingUnclearReachesModernTests {
    private static final Rules EVERYTHING =
            RulesSketch.of(RouteSketch.of("everything", "/**")).rules();

    @Property(tries = 20_000)
    void exactlyTheClearReadsGoToModern(@ForAll("requests") ARequest request) {
        Decision decision = Decider.decide(EVERYTHING, request);

        boolean clear = ClearReadOracle.isClearRead(request);
        assertThat(decision.side()).as("%s", request).isEqualTo(clear ? Side.MODERN : Side.LEGACY);
        assertThat(decision.read()).isEqualTo(clear);
        Statistics.label("clear").collect(clear);
        Statistics.label("clear").coverage(found -> found.check(true).percentage(share -> share > 10 && share < 60));
    }

    @Provide
    Arbitrary<ARequest> requests() {
        Arbitrary<String> methods = Arbitraries.frequency(
                Tuple.of(8, "GET"),
                Tuple.of(2, "HEAD"),
                Tuple.of(1, "POST"),
                Tuple.of(1, "DELETE"),
                Tuple.of(1, "get"),
                Tuple.of(1, "QUERY"),
                Tuple.of(1, "GETX"));
        Arbitrary<List<String>> headers = mostly(
                List.of("Accept", "Cookie", "If-None-Match", "Connection"),
                List.of(
                        "X-HTTP-Method-Override",
                        "x-method-override",
                        "X_HTTP_METHOD",
                        "Upgrade",
                        "Range",
                        "if-range",
                        "X-Original-URL",
                        "x-rewrite-url"),
                3);
        return Combinators.combine(
                        methods,
                        paths(),
                        queries(),
                        headers,
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as((method, path, query, names, body) -> {
                    ARequest request = ARequest.of(method, path + query);
                    for (String name : names) {
                        request = request.with(name, "x");
                    }
                    return body ? request.withBody() : request;
                });
    }

    private static Arbitrary<String> paths() {
        Arbitrary<List<String>> parts = mostly(
                List.of("/", "/", "a", "events", "7", "%20", "%C3%A9", "+", "~", "%41", "a.b", "/x", "%25"),
                List.of(
                        ".", "..", "%2e", "%2E%2e", ";", ";v=1", "%2f", "%5c", "\\", "%00", "%zz", "%", "%25", "2e",
                        "é", "%c0%af", "[", "|", "//", "/./", "/../", "%3B", "%0a", "#", "\u0001"),
                7);
        return parts.map(list -> "/" + String.join("", list));
    }

    private static Arbitrary<String> queries() {
        Arbitrary<List<String>> parts = mostly(
                List.of("a", "=", "&", "b=1", "%20", "+", "/", "?", "method", "%5B%5D", "%25", ";"),
                List.of(
                        "_method",
                        "&_method=x",
                        ";_METHOD",
                        "&%5fhttpmethod",
                        "[",
                        "|",
                        "{",
                        "%z",
                        "%",
                        "é",
                        "#",
                        " ",
                        "&_httpMethod="),
                7);
        return parts.map(list -> list.isEmpty() ? "" : "?" + String.join("", list));
    }

    private static Arbitrary<List<String>> mostly(List<String> plain, List<String> odd, int most) {
        return Arbitraries.frequencyOf(Tuple.of(30, Arbitraries.of(plain)), Tuple.of(1, Arbitraries.of(odd)))
                .list()
                .ofMaxSize(most);
    }
}
