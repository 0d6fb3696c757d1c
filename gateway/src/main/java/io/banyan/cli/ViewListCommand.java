package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `./banyan view list`: all views and their versions, on one screen.
@Command(
        name = "list",
        description = "List all views and their versions: which is served, state, how far behind, dead letters.",
        footer = {"", "The version marked * is served."})
public final class ViewListCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    ViewListCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            Answer views = api.get("/views");
            if (asking.json()) {
                asking.out().println(views.body());
                return;
            }
            JsonNode all = views.json();
            if (all.isEmpty()) {
                asking.out().println("no views: no route file names one (freshness.view), and the feed has none");
                return;
            }
            new ViewTable(asking.tableWidth(), asking.paint()).lines(all).forEach(asking.out()::println);
        });
    }
}
