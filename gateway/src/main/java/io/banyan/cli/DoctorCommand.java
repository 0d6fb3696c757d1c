package io.banyan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan doctor [GROUP]`: what a MODERN needs, question by question, up to the first thing that is wrong.
@Command(
        name = "doctor",
        description = "Ask what a group's modern side needs, and name the first thing that is wrong and its remedy.",
        footer = {
            "",
            "The gateway itself asks, with its own names, certificates and credentials; it only reads. Exit code 1",
            "if anything is wrong.",
            "  ./banyan doctor events --read /events/7"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @Mixin
    private final Asking asking;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "GROUP",
            description = "A group name, as shown by status. Default: all groups, one after the other.")
    private @Nullable String group;

    @Option(
            names = "--read",
            paramLabel = "PATH",
            description = "Read this path of the modern side. Default: the first route's path that has no variable.")
    private @Nullable String read;

    private boolean wrong;

    DoctorCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        if (group == null && read != null) {
            throw asking.wrongUsage("--read is a path of one group; write ./banyan doctor GROUP --read " + read);
        }
        int ended = asking.run(api -> {
            if (group == null) {
                all(api).forEach(name -> examineOneOfMany(api, name));
            } else {
                examine(api, new Names(api).group(group).json().path("group").asString(group));
            }
        });
        return ended == 0 && wrong ? WRONG : ended;
    }

    private static List<String> all(AdminApi api) {
        return StreamSupport.stream(api.get("/groups").json().spliterator(), false)
                .map(one -> one.path("group").asString(""))
                .toList();
    }

    /// One that cannot be examined does not keep the others from it.
    private void examineOneOfMany(AdminApi api, String name) {
        try {
            examine(api, name);
        } catch (Refused refused) {
            wrong = true;
            asking.tell(refused);
        }
    }

    private void examine(AdminApi api, String name) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (read != null) {
            body.put("read", read);
        }
        Answer answer = api.writePatiently("POST", Names.pathOfGroup(name) + "/doctor", body);
        JsonNode report = answer.json();
        wrong |= !report.path("well").asBoolean(false);
        if (asking.json()) {
            asking.out().println(answer.body());
        } else {
            new DoctorText(asking.paint()).lines(report).forEach(asking.out()::println);
        }
        asking.out().flush();
    }
}
