package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan view switch NAME VERSION`: serves another version of a view, at once.
@Command(
        name = "switch",
        description =
                "Serve another version of a view. The version before keeps running, so an undo takes effect at once.",
        footer = {
            "",
            "Refused while the version is not live, behind the one that is served, or has dead letters.",
            "  ./banyan view switch events 2 --reason 'wrong city fixed'"
        })
public final class ViewSwitchCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "A version, as shown by view show.")
    private String version = "";

    @Option(names = "--even-so", description = "Switch at the cost that the refusal names.")
    private boolean evenSo;

    ViewSwitchCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        String reason = change.reason(asking);
        ViewLine line = new ViewLine(view, version);
        int number = asking.written(() -> ViewLine.numberOf(version));
        return asking.run(api -> {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.put("version", number).put("reason", reason);
            body.put("evenSo", evenSo).put("dryRun", change.dryRun());
            if (change.undoOf() != null) {
                body.put("undoOf", change.undoOf());
            }
            Answer done = line.write(api, "PUT", line.path() + "/active", body);
            new ViewChangedText(asking.errand(), change.undoOf() != null).tell(done);
        });
    }
}
