package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./banyan view show NAME`: all that is known of one view.
@Command(
        name = "show",
        description = "Show a view: its versions, why one is not served, what was asked of it, and what to run.",
        footer = {"", "  ./banyan view show events"})
public final class ViewShowCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    ViewShowCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            Answer found = new Names(api).view(view);
            if (asking.json()) {
                asking.out().println(found.body());
            } else {
                new ViewText(asking.ago(), asking.paint()).lines(found.json()).forEach(asking.out()::println);
            }
        });
    }
}
