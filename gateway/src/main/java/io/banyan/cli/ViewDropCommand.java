package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `./banyan view drop NAME VERSION`: removes a version that nobody is served from.
@Command(
        name = "drop",
        description = "Remove a version of a view for good; only a rebuild brings it back.",
        footer = {
            "",
            "Refused for the version that is served. Its runner removes it, so it needs one that runs.",
            "  ./banyan view drop events 1 --reason 'v2 has been right for a week'"
        })
public final class ViewDropCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ReasonOptions why = new ReasonOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "A version, as shown by view show.")
    private String version = "";

    ViewDropCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        String reason = why.reason(asking);
        ViewLine line = new ViewLine(view, version);
        int number = asking.written(() -> ViewLine.numberOf(version));
        return asking.run(api -> {
            var body =
                    JsonMapper.shared().createObjectNode().put("reason", reason).put("dryRun", why.dryRun());
            Answer done = line.write(api, "DELETE", line.pathOfVersion(number), body);
            new ViewChangedText(asking.errand(), false).tell(done);
        });
    }
}
