package io.banyan.demo.stage;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What `./banyan demo --ramp` tells: readers come, the ramp of `events` rises, meets the mistake in the view, goes
/// back
/// and names the field; then the commands that mend it, after which it rises to the end. Readers open the summer's
/// events once the ramp has risen for the first time.
final class RampStory implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final StageOptions options;
    private final String exports;
    private final PrintStream out;
    private final Readers readers;
    private final RampApi api;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ramp").factory());
    private RampApi.Now told = new RampApi.Now("none", 0, "", List.of());

    RampStory(DemoStage stage, StageOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.exports = Welcome.exports(stage, options);
        this.out = out;
        this.readers = new Readers(stage.siteUrl());
        this.api = new RampApi(stage.adminUrl(), options.state().resolve("admin-token"));
    }

    void begin() {
        out.print("""
                The ramp (its file: %s; on the page: open the card of events):
                  80 reads a second, of events in winter. MODERN gets a copy of each.
                """.formatted(options.routeCopies().resolve("events.yaml")));
        readers.begin();
        clock.execute(() -> guarded(() -> api.start("the demo's first ramp")));
        clock.scheduleWithFixedDelay(
                () -> guarded(() -> take(api.now())), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private interface Asking {
        void ask() throws IOException, InterruptedException;
    }

    /// A gateway that was killed, as the demo invites to, is asked again.
    private void guarded(Asking asking) {
        try {
            asking.ask();
        } catch (IOException away) {
            say(String.valueOf(away.getMessage()));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private String last = "";

    private void say(String line) {
        if (!line.equals(last)) {
            out.println("  " + line);
        }
        last = line;
    }

    private void take(RampApi.Now now) {
        RampApi.Now before = told;
        told = now;
        if (now.stage().equals(before.stage()) && now.weight() == before.weight()) {
            return;
        }
        String weight = String.format(Locale.ROOT, "%s%%", number(now.weight()));
        if (now.stage().equals(before.stage()) && !now.stage().equals("running")) {
            say("Somebody set the weight: it is " + weight + ".");
            return;
        }
        switch (now.stage()) {
            case "shadowing" -> say("Nobody reads from MODERN yet: the answers of both sides are compared first.");
            case "running" -> rise(before.weight(), weight);
            case "rolled-back" -> rolledBack(now);
            case "done" -> say(weight + " of all clients read from MODERN. The ramp is done.");
            default -> say("The ramp is " + now.stage() + " at " + weight + ": " + now.why() + ".");
        }
    }

    private void rise(double before, String weight) {
        say(weight + " of all clients read from MODERN.");
        if (before == 0 && readers.readSummer()) {
            say("The summer's events are out: people read them, too.");
        }
    }

    private void rolledBack(RampApi.Now now) {
        String where = now.pointers().stream().distinct().limit(3).collect(joining(", "));
        say("ROLLED BACK: " + now.why() + ".");
        if (where.isEmpty()) {
            say("No answers differ: MODERN failed or was slow, perhaps since this machine is busy. Once it is not:");
            say("./banyan mismatches events --forget; ./banyan ramp start events --reason \"once more\"");
            return;
        }
        say("Answers differ at " + where + ". Both values: ./banyan mismatches events");
        out.print("""
                  An event in summer is told an hour late: version 2 of the view goes back from the clock's time by
                  the winter's offset. Version 3 mends it. In another terminal:

                %s%s

                """.formatted(
                exports, fix(options).stream().map(line -> "       " + line).collect(joining("\n"))));
    }

    /// The commands that build the next version of the view beside the one that is served, compare it, switch to it,
    /// and start the ramp again.
    static List<String> fix(StageOptions options) {
        return List.of(
                ". " + options.projectorEnv(),
                "./banyan projector --projections " + Launcher.classes(options).collect(joining(",")) + " \\",
                "  --only events:3 --without-capture --health-port 0 > " + options.folder() + "/v3.log 2>&1 &",
                "until ./banyan view show events | grep '^v3  live'; do sleep 0.5; done",
                "./banyan view compare events 3 --sample 200",
                "./banyan view switch events 3 --reason \"a start stays in UTC\"",
                "./banyan ramp start events --reason \"summer is right\"");
    }

    private static String number(double weight) {
        return weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        readers.close();
        api.close();
    }
}
