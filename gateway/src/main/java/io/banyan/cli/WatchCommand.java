package io.banyan.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./banyan watch`: what passes through each group, second by second, and every change as it is made.
@Command(
        name = "watch",
        description =
                "Show rates, errors and changes as they happen: a live table on a terminal, else one line a second.",
        footer = {"", "  ./banyan watch --for 30s", "  ./banyan watch --json | jq .data.total"})
public final class WatchCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})(s|m|h)");
    /// A hundred years.
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private final Pauses pauses;

    @Mixin
    private final Asking asking;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Stop after this long: 10s, 5m, 1h. Default: run until Ctrl-C.")
    private @Nullable String bound;

    WatchCommand(Surroundings around) {
        this(around, Pauses.STANDARD);
    }

    WatchCommand(Surroundings around, Pauses pauses) {
        this.asking = new Asking(around);
        this.pauses = pauses;
    }

    @Override
    public Integer call() {
        Duration most = most();
        return asking.run(api -> new Watching(api, view(api), pauses, most).untilTheEnd());
    }

    private WatchView view(AdminApi api) {
        if (asking.json()) {
            return new WatchJson(asking.out(), asking.err());
        }
        return asking.around().terminal()
                ? new WatchScreen(
                        asking.ago(),
                        asking.paint(),
                        asking.out(),
                        () -> new WatchScreen.Overview(
                                api.get("/status").json(), api.get("/groups").json()))
                : new WatchLines(asking.ago(), asking.out(), asking.err());
    }

    private Duration most() {
        if (bound == null) {
            return FOR_GOOD;
        }
        Matcher time = TIME.matcher(bound);
        if (!time.matches()) {
            throw asking.wrongUsage("--for was '" + bound + "' but must be a time, such as 10s, 5m or 1h");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
