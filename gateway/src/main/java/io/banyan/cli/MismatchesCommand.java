package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `./banyan mismatches GROUP [--forget]`: what copies of its reads came to.
@Command(
        name = "mismatches",
        description = "Show where the two sides' answers to a group's reads differ.",
        footer = {
            "",
            "Of the replica that is asked, since it started. Values are shown as hashes, #3f9c01ab77de, unless the route",
            "file says store: values. --forget removes counts and examples.",
            "  ./banyan shadow events 5%% --reason 'before the first 1 %%'",
            "  ./banyan mismatches events"
        })
public final class MismatchesCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Parameters(index = "0", paramLabel = "GROUP", description = "A group's name, as shown by status.")
    private String group = "";

    @Option(names = "--forget", description = "Forget all of it on the replica that is asked.")
    private boolean forget;

    MismatchesCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            new Names(api).group(group);
            String path = Names.pathOfGroup(group) + "/mismatches";
            if (forget) {
                api.write("DELETE", path, JsonMapper.shared().createObjectNode());
                asking.out().println("forgotten: what copies of " + group + "'s reads came to on this replica");
                return;
            }
            Answer report = api.get(path);
            if (asking.json()) {
                asking.out().println(report.body());
            } else {
                new MismatchesText(asking.paint(), asking.tableWidth())
                        .lines(report.json())
                        .forEach(asking.out()::println);
            }
        });
    }
}
