package io.banyan.cli;

import static io.banyan.cli.ViewAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.report.BackstageReport;
import io.banyan.report.CatalogEntry;
import io.banyan.report.CatalogEntry.Answered;
import io.banyan.report.CatalogEntry.CatalogFinding;
import io.banyan.report.CatalogReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedGateway.class)
class CatalogCommandTests {
    private static final Instant SEEN = Instant.parse("2026-11-22T03:12:20Z");
    private static final CatalogEntry PAGE = new CatalogEntry(
            "function",
            "group-page",
            "groups",
            "team-groups",
            "#groups, #on-call",
            "production",
            "lambda",
            LocalDate.of(2027, 6, 30),
            "catalog/catalog-info.yaml:8",
            new BigDecimal("12.5"),
            List.of("7"),
            List.of(new Answered("8", SEEN), new Answered("7", SEEN.minusSeconds(9))),
            SEEN.minusSeconds(900_000),
            SEEN,
            new CatalogEntry.Traffic(7_200, 3, new BigDecimal("2")),
            new CatalogEntry.Traffic(90_000, 12, new BigDecimal("1.042")),
            List.of(new CatalogFinding(
                    "drift",
                    "version 8 of function group-page answers, and version 7 is declared",
                    "if version 8 is right, write its number")));
    private static final CatalogEntry ROGUE = new CatalogEntry(
            "function",
            "rogue",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            List.of(new CatalogFinding("unowned", "function rogue is there", "write a function.yaml")));
    private static final CatalogReport REPORT =
            new CatalogReport(SEEN, 30, 2, 2, List.of(PAGE, ROGUE), List.of("catalog/x.yaml:3: owner is missing"));

    private final AdminRelay admin;
    private final Terminal terminal;

    CatalogCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void showsWhatIsWrongAboveEverything() {
        admin.fails("GET /catalog", ok(REPORT));

        assertThat(terminal.run("catalog")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                2 entries, 2 findings:
                drift        version 8 of function group-page answers, and version 7 is declared
                             remedy: if version 8 is right, write its number
                unowned      function rogue is there
                             remedy: write a function.yaml
                descriptor   catalog/x.yaml:3: owner is missing

                                                                             ── LAST HOUR ──
                KIND      NAME        GROUP   OWNER        LIFECYCLE   SEEN  CALLS/s  ERRORS  VERSION  WRONG
                function  group-page  groups  team-groups  production    4m      2.0       3  8        drift
                function  rogue       -       -            -              -        -       0  -        unowned
                """);
    }

    @Test
    void endsWithOneWhereOnlyFindingsAreAskedForAndThereAreAny() {
        admin.fails("GET /catalog", ok(REPORT));
        assertThat(terminal.run("catalog --findings --group groups")).isOne();
        assertThat(terminal.out()).isEqualTo("""
                1 entry, 1 finding:
                drift        version 8 of function group-page answers, and version 7 is declared
                             remedy: if version 8 is right, write its number
                descriptor   catalog/x.yaml:3: owner is missing
                """);

        admin.fails("GET /catalog", ok(REPORT));
        assertThat(terminal.run("catalog --findings --group events")).isZero();
        assertThat(terminal.out()).startsWith("0 entries, no findings\n");
    }

    @Test
    void saysOfOneGroupAlsoWhomToAskAndWhereItRuns() {
        admin.fails("GET /catalog", ok(REPORT));

        assertThat(terminal.run("catalog --group groups")).isZero();

        assertThat(terminal.out()).endsWith("""

                KIND      NAME        CONTACT            RUNS ON  REVIEW BY   DECLARED IN
                function  group-page  #groups, #on-call  lambda   2027-06-30  catalog/catalog-info.yaml:8
                """);
    }

    @Test
    void printsALineOfCommaSeparatedValuesForEachEntry() {
        admin.fails("GET /catalog", ok(REPORT));

        assertThat(terminal.run("catalog --csv")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                kind,name,group,owner,contact,lifecycle,place,review-by,where,applied,declared-version,version,seen,hour-calls,hour-errors,day-calls,day-errors,findings
                function,group-page,groups,team-groups,"#groups, #on-call",production,lambda,2027-06-30,catalog/catalog-info.yaml:8,12.5,7,8,2026-11-22T03:12:20Z,7200,3,90000,12,drift
                function,rogue,,,,,,,,,,,,,,,,unowned
                """);
        assertThat(terminal.run("catalog --csv --findings")).isEqualTo(2);
    }

    @Test
    void writesAFileForEachGroupUnlessSomebodyElseDid(@TempDir Path folder) throws IOException {
        BackstageReport events = new BackstageReport(
                "events",
                List.of(
                        Map.of("kind", "System"),
                        new TreeMap<String, Object>(Map.of(
                                "kind", "API", "spec", Map.of("definition", "{\n  \"openapi\": \"3.1.0\"\n}")))));
        admin.fails("GET /catalog/backstage", ok(List.of(events)));
        assertThat(terminal.run("catalog export --backstage " + folder)).isZero();
        assertThat(terminal.out()).isEqualTo(folder + ": 1 written\n");
        assertThat(folder.resolve("events-catalog-info.yaml")).hasContent("""
                # Written by ./banyan catalog export --backstage; a change here is lost.
                kind: System
                ---
                kind: API
                spec:
                  definition: |-
                    {
                      "openapi": "3.1.0"
                    }
                """);

        Files.writeString(folder.resolve("events-catalog-info.yaml"), "mine");
        admin.fails("GET /catalog/backstage", ok(List.of(events)));
        assertThat(terminal.run("catalog export --backstage " + folder)).isOne();
        assertThat(terminal.err()).contains("was not written by this command, so nothing was written");
        assertThat(folder.resolve("events-catalog-info.yaml")).hasContent("mine");
    }
}
