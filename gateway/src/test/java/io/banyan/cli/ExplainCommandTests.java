package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class ExplainCommandTests {
    private static final String VENUES = """
            group: venues
            owner: team-venues
            contact: "#team-venues"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/venues }
            weight: 25%
            sticky: [header:X-Member-Id, client-ip]
            routes:
              - id: venue-page
                path: /venues/{venueId}
            """;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    ExplainCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(VENUES);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void drawsThePlaceBesideTheWeight() {
        int exit = terminal.run("explain GET /venues/7 -H 'X-Member-Id: m1' --client 203.0.113.7");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                GET /venues/7 goes to LEGACY (reason: weight)
                route: venue-page of group venues
                place: 3,598 by header:X-Member-Id; not below the weight 25% = 2,500
                      0 ===============|--------------------------------------------- 10,000
                                              ^
                  Route venue-page of group venues (FILE:9) matches this path.
                  The weight is 25%.
                  The client's key is header:X-Member-Id, the first of the group's (header:x-member-id, client-ip) in the request.
                  It stands at place 3,598 of 10,000; places below 2,500 read from modern: legacy.
                  It moves to modern at 35.99%.
                """.replace("FILE", gateway.shown("venues")));
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
        terminal.run("explain GET /venues/%2f7");

        assertThat(terminal.out())
                .contains("(reason: ambiguous)", "unclear: path: an encoded '/' in the segment at character 9")
                .doesNotContain("lenient");
    }

    @Test
    void saysWhatLetsRawBracketsPass() {
        terminal.run("explain GET '/venues/7?filter[]=a'");

        assertThat(terminal.out())
                .contains("(reason: ambiguous)", "If such queries are right, write 'query: lenient' in the route.");
    }

    @Test
    void saysWhenNoRouteMatches() {
        terminal.run("explain GET /nowhere");

        assertThat(terminal.out()).isEqualTo("""
                GET /nowhere goes to LEGACY (reason: unmatched)
                route: none
                  No route matches this path, host and conditions: legacy answers, as if Banyan were not there.
                """);
    }

    @Test
    void namesARouteThatNearlyMatches() {
        terminal.run("explain GET /venues/7/");

        assertThat(terminal.out())
                .contains("Near miss: route venue-page of group venues (FILE:9) has the path"
                                .replace("FILE", gateway.shown("venues"))
                        + " /venues/{venueId}, but the final slash matters.");
    }

    @Test
    void asksForWhatIsMissing() {
        assertThat(terminal.run("explain /venues/7")).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("banyan: the method is missing; write: ./banyan explain GET /venues/7; see");

        assertThat(terminal.run("explain /venues/7 GET")).isEqualTo(2);
        assertThat(terminal.err()).contains("the method comes first; write: ./banyan explain GET /venues/7");

        assertThat(terminal.run("explain HEAD")).isEqualTo(2);
        assertThat(terminal.err()).contains("the URL is missing; write: ./banyan explain HEAD /events/7");

        assertThat(terminal.run("explain")).isEqualTo(2);
        assertThat(terminal.err()).contains("method and URL are missing; write: ./banyan explain GET /events/7");
        assertThat(admin.asked()).isEmpty();
    }

    @Test
    void namesNoSideThatDependsOnAClientNotGiven() {
        terminal.run("explain GET /venues/7");

        assertThat(terminal.out()).isEqualTo("""
                GET /venues/7 goes to a side that depends on the client's address; add --client IP
                route: venue-page of group venues
                  Route venue-page of group venues (FILE:9) matches this path.
                  None of the group's sticky keys (header:x-member-id, client-ip) is in the request, and a real request has a client address, which decides the side: add it (--client IP).
                """.replace("FILE", gateway.shown("venues")));
    }

    @Test
    void givesProgramsWhatTheApiSaid() {
        terminal.run("explain GET /venues/7 --json");

        assertThat(terminal.out()).isEqualTo(admin.said("POST /explain") + "\n");
    }

    @Test
    void saysHowToWriteAPathWithoutItsSlash() {
        assertThat(terminal.run("explain GET api/venues/7")).isEqualTo(2);

        assertThat(terminal.err())
                .startsWith("banyan: the URL was 'api/venues/7' but must be a path or a URL of http or https;"
                        + " write: ./banyan explain GET /api/venues/7");
        assertThat(admin.asked()).isEmpty();
    }

    @Test
    void refusesAHeaderWithoutAColon() {
        assertThat(terminal.run("explain GET / -H nothing")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: -H was 'nothing' but must be 'Name: value'");
    }
}
