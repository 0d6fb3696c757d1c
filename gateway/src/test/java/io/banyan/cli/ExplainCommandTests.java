package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainCommandTests {
    private static final String LEGACY = """
            {"route":"event-page","group":"events","side":"legacy","reason":"weight","ambiguity":null,
             "key":"header:X-Member-Id","place":2600,"weight":25,"revision":7,
             "says":["its place is above the weight: it reads from legacy"]}""";

    private final StubAdmin admin = new StubAdmin().says("POST /explain", LEGACY);
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void drawsThePlaceBesideTheWeight() {
        int exit = terminal.run("explain GET /events/7 -H 'X-Member-Id: m1' --client 203.0.113.7");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                GET /events/7 goes to LEGACY (reason: weight)
                route: event-page of group events
                place: 2,600 by header:X-Member-Id; not below the weight 25% = 2,500
                      0 ===============|--------------------------------------------- 10,000
                                        ^
                  its place is above the weight: it reads from legacy
                """);
    }

    @Test
    void sendsTheRequestAsItWasDescribed() {
        terminal.run("explain POST https://www.example.com/a?x=1 -H 'A: b:c' -H 'A:d' --client 203.0.113.7");

        assertThat(admin.asked().getFirst().body())
                .isEqualTo("{\"method\":\"POST\",\"url\":\"https://www.example.com/a?x=1\","
                        + "\"headers\":[[\"A\",\"b:c\"],[\"A\",\"d\"]],\"client\":\"203.0.113.7\"}");
    }

    @Test
    void namesTheCharacterThatMakesItUnclear() {
        admin.says("POST /explain", """
                {"route":"event-page","group":"events","side":"legacy","reason":"ambiguous",
                 "ambiguity":{"cause":"path","says":"the character '%' at 8"},"key":null,"place":null,"weight":25,
                 "revision":7,"says":[]}""");

        terminal.run("explain GET /events%2f7");

        assertThat(terminal.out()).contains("(reason: ambiguous)", "unclear: path: the character '%' at 8");
    }

    @Test
    void saysWhenNoRouteMatches() {
        admin.says("POST /explain", """
                {"route":null,"group":null,"side":"legacy","reason":"unmatched","ambiguity":null,"key":null,"place":null,
                 "weight":null,"revision":0,"says":[]}""");

        terminal.run("explain GET /nowhere");

        assertThat(terminal.out()).isEqualTo("""
                GET /nowhere goes to LEGACY (reason: unmatched)
                route: none
                """);
    }

    @Test
    void namesNoSideThatDependsOnAClientNotGiven() {
        admin.says("POST /explain", """
                {"route":"event-page","group":"events","side":"legacy","reason":"no-key","clientDecides":true,
                 "ambiguity":null,"key":null,"place":null,"weight":25,"revision":7,"says":["give it (--client IP)."]}""");

        terminal.run("explain GET /events/7");

        assertThat(terminal.out()).isEqualTo("""
                GET /events/7 goes to a side that depends on the client's address; --client IP gives it
                route: event-page of group events
                  give it (--client IP).
                """);
    }

    @Test
    void saysHowToWriteAPathWithoutItsSlash() {
        assertThat(terminal.run("explain GET api/events/7")).isEqualTo(2);

        assertThat(terminal.err())
                .startsWith("banyan: the URL was 'api/events/7' but must be a path or a URL of http or https;"
                        + " write: ./banyan explain GET /api/events/7");
        assertThat(admin.asked()).isEmpty();
    }

    @Test
    void refusesAHeaderWithoutAColon() {
        assertThat(terminal.run("explain GET / -H nothing")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: -H was 'nothing' but must be 'Name: value'");
    }
}
