package io.banyan.demo.stage;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a person reads when the demo is up: where it is, and four things to try.
final class Welcome {
    private Welcome() {}

    /// @param seconds how long the start took
    static String text(DemoStage stage, StageOptions options, double seconds) throws IOException {
        boolean tellsRamp = options.ramp() && options.gateway();
        return where(stage, options, seconds) + (tellsRamp ? "\n" : toTry(stage, options));
    }

    private static String where(DemoStage stage, StageOptions options, double seconds) {
        return String.format(
                Locale.ROOT,
                """

                The site is up after %.1f s. Ctrl-C stops everything.

                  %s   the site%s
                  %s   the monolith itself
                  %s   its modern side
                  %s   the host of its functions%s
                %s
                  Log in as member1 (up to member2000), password meetup. Logs are in %s
                """,
                seconds,
                stage.siteUrl(),
                options.gateway() ? " through Banyan" : "",
                stage.monolithUrl(),
                stage.modernUrl(),
                stage.functionsUrl(),
                FunctionCopies.hasNode() ? "" : " (one of them needs Node.js: apt-get install nodejs)",
                options.gateway() ? "  %s   Banyan's own port: the operator's page%n".formatted(stage.adminUrl()) : "",
                options.folder());
    }

    private static String toTry(DemoStage stage, StageOptions options) throws IOException {
        return """

                Four things to try:

                  1. Open a page, log in and say that you will come:
                       %1$s/events/17

                  2. Move readers to the modern side, see it, and undo it; here or on the page %2$s
                       (its token: cat %3$s/admin-token):
                %6$s       ./banyan weight events 50%% --reason "a first try"
                       for i in $(seq 200); do curl -s -o /dev/null -H "X-Member-Id: $i" %1$s/api/events/17; done
                       ./banyan status
                     Or look at the modern side in one request, whatever the weight:
                       curl -i -H 'X-Banyan-Side: modern' -H "X-Banyan-Token: $(cat %5$s)" %1$s/api/events/17

                  3. Stop the projector, which keeps the modern side's view, and say on that page that you will come:
                     a reload shows it at once, because the monolith answers whom the view is behind. As a program:
                %7$s

                  4. Kill the modern side and see nothing happen, because the monolith answers:
                       kill %4$d

                """.formatted(
                        stage.siteUrl(),
                        stage.adminUrl(),
                        options.state(),
                        stage.pid(Part.MODERN),
                        options.previewToken(),
                        exports(stage, options),
                        indented(ownAnswer(stage.siteUrl(), String.valueOf(stage.pid(Part.PROJECTOR)), options)));
    }

    /// The commands that stop the view, write, read what was written, and let the view go on.
    ///
    /// @param projector the number of its process
    static List<String> ownAnswer(String siteUrl, String projector, StageOptions options) {
        Path cookies = options.folder().resolve("cookies");
        String event = siteUrl + "/api/events/17";
        return List.of(
                "./banyan weight events 100% --reason \"all of it\"",
                "kill -STOP " + projector,
                "curl -s -c %s -u member7:meetup -H 'Content-Type: application/json' \\".formatted(cookies),
                "  -d '{\"answer\": \"yes\"}' %s/rsvps".formatted(event),
                "curl -s -b %s %s/page | grep -o '\"memberId\":7,'".formatted(cookies, event),
                "./banyan status",
                "kill -CONT " + projector);
    }

    private static String indented(List<String> commands) {
        return commands.stream().map(command -> " ".repeat(7) + command).collect(joining("\n"));
    }

    /// Commands find a demo with the usual admin port, unless a gateway has its state beside it.
    static String exports(DemoStage stage, StageOptions options) {
        boolean alone = !Files.exists(options.folder().resolveSibling("admin-token"))
                && !Files.exists(options.folder().resolveSibling("installation-id"));
        return alone && options.ports().admin() == Ports.USUAL.admin()
                ? ""
                : "       export BANYAN_STATE=%s BANYAN_ADMIN=%s%n".formatted(options.state(), stage.adminUrl());
    }
}
