package io.banyan.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan mismatches GROUP`: what copies of its reads came to, and what the fleet has seen.
@Command(
        name = "mismatches",
        description = "Show where the two sides' answers to a group's reads differ.",
        footer = {
            "",
            "Verdicts and examples are those of the replica that is asked, since it started or MODERN's",
            "version or the route file changed; evidence is that of the whole fleet. Values are shown as hashes,",
            "#3f9c01ab77de, unless the route file says store: values. --forget removes counts, examples and",
            "evidence, and is recorded in the audit.",
            "--export writes a WireMock stub of both answers and a JUnit test for each kind of difference.",
            "  ./banyan shadow events 5%% --reason 'before the first 1 %%'",
            "  ./banyan mismatches events",
            "  ./banyan mismatches events --export differences"
        })
public final class MismatchesCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Parameters(index = "0", paramLabel = "GROUP", description = "A group's name, as shown by status.")
    private String group = "";

    @Option(names = "--forget", description = "Forget all of it, on the whole fleet.")
    private boolean forget;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description =
                    "Write stubs of both answers and tests into this folder, which is empty or holds an export. Default: none.")
    private @Nullable Path export;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --forget, record why in the audit. Default: a sentence that says what was done.")
    private @Nullable String reason;

    MismatchesCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            JsonNode known = new Names(api).group(group).json();
            String path = Names.pathOfGroup(group) + "/mismatches";
            if (forget) {
                ObjectNode body = JsonMapper.shared().createObjectNode();
                if (reason != null) {
                    body.put("reason", reason);
                }
                api.write("DELETE", path, body);
                asking.out().println("forgotten: counts, examples and evidence of " + group);
                return;
            }
            Answer report = api.get(path);
            if (export != null) {
                export(export, report.json());
            } else if (asking.json()) {
                asking.out().println(report.body());
            } else {
                new MismatchesText(asking.paint(), asking.tableWidth())
                        .lines(report.json(), isShadowed(known))
                        .forEach(asking.out()::println);
            }
        });
    }

    private void export(Path folder, JsonNode report) {
        MismatchExport made = MismatchExport.of(group, report);
        made.write(folder);
        asking.out().println(made.says(folder));
    }

    /// Whether reads are to be copied now: all of the group's, or those of a route.
    private static boolean isShadowed(JsonNode known) {
        boolean route = known.path("routes")
                .valueStream()
                .anyMatch(one -> one.path("shadow").asDouble(0) > 0);
        return route || known.path("shadow").asDouble(0) > 0;
    }
}
