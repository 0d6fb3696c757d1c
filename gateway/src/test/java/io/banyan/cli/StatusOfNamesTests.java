package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How `status` fits names that are long, and none.
@ExtendWith(SharedGateway.class)
class StatusOfNamesTests {
    private static final String LONG_NAME = "event-pages-of-everything-".repeat(2) + "x";
    private static final String LONG_NAMES = """
            group: %s
            owner: team-of-the-very-long-name
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/events-view }
            weight: 10%%
            sticky: [header:X-Member-Id]
            routes:
              - id: page-of-everything
                path: /everything/{page}
            """.formatted(LONG_NAME);

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    StatusOfNamesTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void fitsAHundredColumnsWhateverTheNames() {
        gateway.serve(LONG_NAMES);

        terminal.watched().run("status");

        assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void cutsNothingWhereNoTerminalShowsIt() {
        gateway.serve(LONG_NAMES);

        terminal.run("status");

        assertThat(terminal.out())
                .contains(LONG_NAME + "  team-of-the-very-long-name      -")
                .contains(gateway.shown(LONG_NAME) + " ")
                .contains(" none→10%\n")
                .doesNotContain("…");
    }

    @Test
    void saysWhereToBeginWithoutAnyGroup() {
        gateway.serve();

        terminal.run("status");

        assertThat(terminal.out())
                .endsWith("\n\nno groups: everything goes to the monolith; the first route file is in"
                        + " docs/route-files.md\n");
    }
}
