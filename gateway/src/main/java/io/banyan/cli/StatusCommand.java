package io.banyan.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./banyan status [GROUP]`: what goes where now, on one screen. `--json` holds the API's status and groups as they
/// came.
@Command(
        name = "status",
        description = "Show where traffic goes now: every group's weight, drift, errors and last change.",
        footer = {"", "1 MIN is the share of clear reads that went to the modern side in the last minute."})
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "GROUP",
            description = "Show this group only. Default: all groups.")
    private @Nullable String group;

    StatusCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            Answer status = api.status();
            String groups = groups(api);
            PrintWriter out = asking.out();
            if (asking.json()) {
                out.println("{\"status\":" + status.body().strip() + ",\"groups\":" + groups + "}");
            } else {
                new StatusText(asking.ago(), asking.paint(), asking.tableWidth())
                        .lines(status.json(), Answer.tree(groups))
                        .forEach(out::println);
            }
        });
    }

    private String groups(AdminApi api) {
        return group == null
                ? api.get("/groups").body().strip()
                : "[" + new Names(api).group(group).body().strip() + "]";
    }
}
