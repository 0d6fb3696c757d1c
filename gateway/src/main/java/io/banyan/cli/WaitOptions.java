package io.banyan.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a command stays until a view's runner has done what it was asked.
final class WaitOptions {
    static final Duration PERIOD = Duration.ofMillis(500);

    private final Duration period;

    @Option(names = "--no-wait", description = "Return once it is asked, without waiting until it is done.")
    private boolean noWait;

    /// @param period between two looks
    WaitOptions(Duration period) {
        this.period = period;
    }

    /// Asks the runner of a version for something, tells that it was asked, and follows it until it is done.
    ///
    /// @param what as the API calls it: `rebuild`
    void ask(AdminApi api, Asking asking, ViewLine line, String what, ObjectNode body) {
        int number = line.number(api);
        Answer asked = line.write(api, "POST", line.pathOfVersion(number) + "/" + what, body);
        new ViewChangedText(asking.errand(), false).tell(asked);
        follow(api, asking, line, number, asked);
    }

    private void follow(AdminApi api, Asking asking, ViewLine line, int number, Answer asked) {
        JsonNode id = asked.json().path("id");
        if (noWait || !id.isString()) {
            return;
        }
        BuildView view = asking.json()
                ? new BuildJson(asking.out())
                : asking.around().terminal()
                        ? new BuildScreen(asking.out(), asking.paint())
                        : new BuildLines(asking.out(), asking.around().clock());
        new BuildWatch(api, line, number, view, period).until(id.asString());
    }
}
