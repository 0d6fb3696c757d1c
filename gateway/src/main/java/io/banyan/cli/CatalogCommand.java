package io.banyan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `./banyan catalog`: every group, route, function and view, whose it is, when it was last seen, and what is
/// wrong.
@Command(
        name = "catalog",
        description = "List groups, routes, functions and views: whose they are, when last seen, and what is wrong.",
        footer = {
            "",
            "Findings: unowned (seen, not declared), ring (groups that call each other in a circle), drift",
            "(a version answers that is not the declared one), experimental (with more than 5 %% of its reads),",
            "overdue (its review date has passed), dead (declared, and no traffic for --dead-after days).",
            "With --findings, exit code 1 if there are any.",
            "  ./banyan catalog --findings --group events"
        })
public final class CatalogCommand implements Callable<Integer> {
    private static final int FOUND = 1;

    @Mixin
    private final Asking asking;

    @Option(names = "--findings", description = "Show only what is wrong, and what to do about it.")
    private boolean findings;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Show only what belongs to this group, with contact, place and review date. Default: all.")
    private @Nullable String group;

    @Option(names = "--csv", description = "Print a line of comma-separated values for each entry.")
    private boolean csv;

    private boolean found;

    CatalogCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        if (csv && (findings || asking.json())) {
            throw asking.wrongUsage("--csv prints every entry with its findings; leave out --findings and --json");
        }
        int ended = asking.run(api -> {
            Answer answer = api.get("/catalog");
            List<JsonNode> entries = answer.json()
                    .path("entries")
                    .valueStream()
                    .filter(entry -> group == null || group.equals(CatalogText.group(entry)))
                    .toList();
            found = entries.stream().anyMatch(entry -> !entry.path("findings").isEmpty());
            if (asking.json()) {
                asking.out().println(answer.body());
            } else if (csv) {
                CatalogCsv.lines(entries).forEach(asking.out()::println);
            } else {
                tell(answer.json(), entries);
            }
        });
        return ended == 0 && findings && found ? FOUND : ended;
    }

    private void tell(JsonNode report, List<JsonNode> entries) {
        CatalogText text = new CatalogText(asking.tableWidth(), asking.paint(), asking.ago());
        text.findings(entries).forEach(asking.out()::println);
        text.flaws(report).forEach(asking.out()::println);
        if (!findings && !entries.isEmpty()) {
            asking.out().println();
            text.table(entries).forEach(asking.out()::println);
            if (group != null) {
                asking.out().println();
                text.whose(entries).forEach(asking.out()::println);
            }
        }
    }
}
