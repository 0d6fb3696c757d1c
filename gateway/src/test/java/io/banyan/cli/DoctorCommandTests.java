package io.banyan.cli;

import static io.banyan.cli.ViewAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.report.DoctorReport;
import io.banyan.report.DoctorReport.FindingReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class DoctorCommandTests {
    private static final String EVENTS = """
            group: ill-events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/events }
            routes:
              - id: ill-event
                path: /ill-events/{eventId}
            """;
    private static final DoctorReport ILL = new DoctorReport(
            "ill-events",
            false,
            List.of(
                    new FindingReport("connection", "well", "10.0.0.7:443 took a connection after 3 ms", null, null),
                    new FindingReport(
                            "call",
                            "wrong",
                            "AWS says that the credentials have expired",
                            "expired-credentials",
                            "renew them where they come from")));
    private static final DoctorReport WELL = new DoctorReport(
            "venues",
            true,
            List.of(new FindingReport("read", "left-out", "every route's path has a variable", null, null)));

    private final AdminRelay admin;
    private final Terminal terminal;

    DoctorCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(EVENTS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void showsEachQuestionAndEndsWithOneWhereSomethingIsWrong() {
        admin.fails("POST /groups/ill-events/doctor", ok(ILL));

        assertThat(terminal.run("doctor ill-events --read /ill-events/7")).isOne();

        assertThat(admin.asked("POST /groups/ill-events/doctor"))
                .singleElement()
                .extracting(AdminRelay.Asked::body)
                .isEqualTo("{\"read\":\"/ill-events/7\"}");
        assertThat(terminal.out()).isEqualTo("""
                ill-events: the first thing that is wrong is at the end
                  ok    connection  10.0.0.7:443 took a connection after 3 ms
                  WRONG call        AWS says that the credentials have expired
                        remedy:     renew them where they come from
                """);
    }

    @Test
    void examinesEveryGroupWhereNoneIsNamedThoughOneCannotBe() {
        admin.fails("GET /groups", ok(List.of(Map.of("group", "ill-events"), Map.of("group", "venues"))));
        admin.fails(
                "POST /groups/ill-events/doctor",
                new AdminRelay.Instead(409, "{\"detail\":\"this replica is examining group ill-events already\"}"));
        admin.fails("POST /groups/venues/doctor", ok(WELL));

        assertThat(terminal.run("doctor")).isOne();

        assertThat(terminal.err()).contains("this replica is examining group ill-events already");
        assertThat(terminal.out()).isEqualTo("""
                venues: nothing is wrong
                  -     read        every route's path has a variable
                """);
    }

    @Test
    void endsWithZeroWhereNothingIsWrong() {
        admin.fails("GET /groups/venues", ok(Map.of("group", "venues")));
        admin.fails("POST /groups/venues/doctor", ok(WELL));

        assertThat(terminal.run("doctor venues --json")).isZero();

        assertThat(terminal.out()).startsWith("{\"group\":\"venues\",\"well\":true,");
    }

    @Test
    void wantsAGroupForAPath() {
        assertThat(terminal.run("doctor --read /events/7")).isEqualTo(2);

        assertThat(terminal.err())
                .startsWith("banyan: --read is a path of one group; write ./banyan doctor GROUP --read /events/7");
        assertThat(admin.asked()).isEmpty();
    }

    /// Through a real gateway: nothing listens where its MODERN should be, or something does.
    @Test
    void asksTheGatewayItself() {
        int ended = terminal.run("doctor ill-events");

        assertThat(ended).isBetween(0, 1);
        assertThat(terminal.out()).startsWith("ill-events: ").contains(" connection  ");
    }
}
