package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What every command takes that wants something of a ramp: whose, and why.
final class RampOptions {
    @Parameters(index = "0", paramLabel = "GROUP", description = "A group's name, as shown by status.")
    private String group = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Record why in the audit. Required.")
    private @Nullable String reason;

    static String path(String group) {
        return Names.pathOfGroup(group) + "/ramp";
    }

    /// Asks for it, and tells how the ramp stands then.
    ///
    /// @param action as the API has it
    int order(Asking asking, String action) {
        String why = asking.reason(reason, "what you saw, and what this is for");
        return asking.run(api -> {
            new Names(api).group(group);
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.put("action", action).put("reason", why);
            Answer done = api.write("POST", path(group), body);
            if (asking.json()) {
                asking.out().println(done.body());
            } else {
                new RampText(asking.ago(), asking.paint(), asking.tableWidth())
                        .head(done.json())
                        .forEach(asking.out()::println);
            }
        });
    }
}
