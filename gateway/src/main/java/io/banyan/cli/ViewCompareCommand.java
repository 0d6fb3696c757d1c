package io.banyan.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan view compare NAME VERSION`: what a version answers beside what LEGACY answers, on keys drawn at random.
@Command(
        name = "compare",
        description = "Compare the answers of a view's version with LEGACY's, on keys that are drawn at random.",
        footer = {
            "",
            "Exit code 1 if something mismatched, or if every key lagged or failed.",
            "Keys are printed, and values only of routes whose file says store: values.",
            "  ./banyan view compare events 2",
            "  ./banyan view compare events 2 --path '/api/events/{event}' --ignore /generatedAt"
        })
public final class ViewCompareCommand implements Callable<Integer> {
    private static final int MISMATCHED = 1;
    private static final List<String> JUDGED = List.of("matched", "mismatched", "ignored");

    @Mixin
    private final Asking asking;

    private final Duration period;

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "A version, as shown by view show.")
    private String version = "";

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Draw N documents, 1 to 10000. Default: ${DEFAULT-VALUE}.")
    private int sample = 1000;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description =
                    "Read keys of a kind here: '/api/events/{event}' for event:42. Default: the paths of the view's routes.")
    private List<String> paths = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "POINTER",
            description = "Ignore this JSON pointer and all below it; * is any step: '/events/*/score'. Default: none.")
    private List<String> ignored = List.of();

    ViewCompareCommand(Surroundings around) {
        this(around, WaitOptions.PERIOD);
    }

    ViewCompareCommand(Surroundings around, Duration period) {
        this.asking = new Asking(around);
        this.period = period;
    }

    @Override
    public Integer call() {
        int number = asking.written(() -> ViewLine.numberOf(version));
        boolean[] alike = {false};
        int ended = asking.run(api -> {
            JsonNode result = compared(api, number);
            alike[0] = isAlike(result);
            tell(result);
        });
        return ended == 0 && !alike[0] ? MISMATCHED : ended;
    }

    /// A comparison that judged no key says nothing for the version.
    private static boolean isAlike(JsonNode result) {
        return result.path("mismatched").asInt(0) == 0
                && JUDGED.stream().anyMatch(verdict -> result.path(verdict).asInt(0) > 0);
    }

    private JsonNode compared(AdminApi api, int number) {
        ViewLine line = new ViewLine(view, version);
        ObjectNode body = JsonMapper.shared().createObjectNode().put("sample", sample);
        paths.forEach(body.putArray("paths")::add);
        ignored.forEach(body.putArray("ignore")::add);
        String path = line.pathOfVersion(number) + "/compare";
        JsonNode now = line.write(api, "POST", path, body).json();
        try {
            while (!now.path("state").asString("").equals("over")) {
                progress(now);
                TimeUnit.NANOSECONDS.sleep(period.toNanos());
                now = api.get(path).json();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    private void progress(JsonNode now) {
        if (asking.around().terminal() && !asking.json()) {
            String says = now.path("state").asString("").equals("drawing")
                    ? "drawing keys"
                    : now.path("done").asInt() + " of " + now.path("expected").asInt() + " keys, "
                            + now.path("mismatched").asInt() + " mismatched";
            asking.out().print("\r" + says + "\u001b[K");
            asking.out().flush();
        }
    }

    private void tell(JsonNode result) {
        if (asking.around().terminal() && !asking.json()) {
            asking.out().print("\r\u001b[K");
        }
        if (asking.json()) {
            asking.out().println(result);
        } else {
            new CompareText(asking.paint(), asking.tableWidth()).lines(result).forEach(asking.out()::println);
        }
        asking.out().flush();
        if (result.path("problem").isString()) {
            throw Refused.because(result.path("problem").asString());
        }
    }
}
