package io.banyan.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `./banyan view replay-dead-letters NAME [VERSION]`: what a version could not take in is tried again.
@Command(
        name = "replay-dead-letters",
        description = "Try the changes again that a version of a view could not take in.",
        footer = {"", "  ./banyan view replay-dead-letters events --reason 'bad row corrected'"})
public final class ViewReplayCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ReasonOptions why = new ReasonOptions();

    @Mixin
    private final WaitOptions wait;

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A version, as shown by view show; without one, the version that is served.")
    private @Nullable String version;

    ViewReplayCommand(Surroundings around) {
        this(around, WaitOptions.PERIOD);
    }

    ViewReplayCommand(Surroundings around, Duration period) {
        this.asking = new Asking(around);
        this.wait = new WaitOptions(period);
    }

    @Override
    public Integer call() {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("reason", why.reason(asking))
                .put("dryRun", why.dryRun());
        if (version != null) {
            asking.written(() -> ViewLine.numberOf(String.valueOf(version)));
        }
        return asking.run(api -> wait.ask(api, asking, new ViewLine(view, version), "replay", body));
    }
}
