package io.banyan.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan status`: what goes where now, on one screen. `--json` holds the API's status and groups as they came.
@Command(
        name = "status",
        description = "Show where traffic goes now: every group's weight, drift, errors and last change.",
        footer = {"", "1 MIN is the share of clear reads that went to the modern side in the last minute."})
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    StatusCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            Answer status = api.status();
            Answer groups = api.get("/groups");
            PrintWriter out = asking.out();
            if (asking.json()) {
                out.println("{\"status\":" + status.body().strip() + ",\"groups\":"
                        + groups.body().strip() + "}");
            } else {
                new StatusText(asking.ago(), asking.paint(), asking.tableWidth())
                        .lines(status.json(), groups.json())
                        .forEach(out::println);
            }
        });
    }
}
