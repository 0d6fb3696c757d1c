package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan scoreboard probe ROUTE`: proves that LEGACY does not know a route any more.
@Command(
        name = "probe",
        description = "Ask the monolith directly for reads of a route, to prove that it does not know them any more.",
        footer = {
            "",
            "Sends one GET for each path, without cookies or credentials. The route is retired if the monolith answers",
            "404, 410 or 501 to all of them; name some that exist. Exit code 1 if it is not.",
            "  ./banyan scoreboard probe event-page --read /events/7 --read /events/8"
        })
public final class ScoreboardProbeCommand implements Callable<Integer> {
    private static final int STILL_THERE = 1;

    @Mixin
    private final Asking asking;

    @Parameters(index = "0", paramLabel = "ROUTE", description = "A route id, as shown by routes.")
    private String route = "";

    @Option(
            names = "--read",
            paramLabel = "PATH",
            description = "Ask for this path; up to five. Default: the route's path, if it has no variable.")
    private List<String> reads = List.of();

    private boolean retired;

    ScoreboardProbeCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        int ended = asking.run(api -> {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            if (!reads.isEmpty()) {
                ArrayNode written = body.putArray("reads");
                reads.forEach(written::add);
            }
            Answer answer = api.writePatiently("POST", "/routes/" + AdminApi.segment(route) + "/legacy-probe", body);
            JsonNode found = answer.json();
            retired = found.path("retired").asBoolean(false);
            if (asking.json()) {
                asking.out().println(answer.body());
            } else {
                tell(found);
            }
        });
        return ended == 0 && !retired ? STILL_THERE : ended;
    }

    private void tell(JsonNode found) {
        for (JsonNode read : found.path("reads")) {
            int status = read.path("status").asInt(0);
            String answer =
                    status == 0 ? "no answer (" + read.path("failure").asString("?") + ")" : String.valueOf(status);
            asking.out().println("  " + read.path("read").asString("?") + "  " + answer);
        }
        asking.out()
                .println(asking.paint()
                        .in(
                                retired ? Tone.MODERN : Tone.WAITS,
                                found.path("says").asString("")));
    }
}
