package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/// What a person reads when the demo is up: where it is, and three things to try.
final class Welcome {
    private Welcome() {}

    /// @param seconds how long the start took
    static String text(DemoStage stage, StageOptions options, double seconds) throws IOException {
        return where(stage, options, seconds) + toTry(stage, options);
    }

    private static String where(DemoStage stage, StageOptions options, double seconds) {
        return String.format(
                Locale.ROOT,
                """

                The site is up after %.1f s. Ctrl-C stops everything.

                  %s   the site%s
                  %s   the monolith itself
                  %s   its modern side
                %s
                  Log in as member1 (up to member2000), password meetup. Logs are in %s
                """,
                seconds,
                stage.siteUrl(),
                options.gateway() ? " through Banyan" : "",
                stage.monolithUrl(),
                stage.modernUrl(),
                options.gateway() ? "  %s   Banyan's own port: the operator's page%n".formatted(stage.adminUrl()) : "",
                options.folder());
    }

    private static String toTry(DemoStage stage, StageOptions options) throws IOException {
        return """

                Three things to try:

                  1. Open a page, log in and say that you will come:
                       %1$s/events/17

                  2. Move readers to the modern side, see it, and undo it; here or on the page %2$s
                       (its token: cat %3$s/admin-token):
                %6$s       ./banyan weight events 50%% --reason "a first try"
                       for i in $(seq 200); do curl -s -o /dev/null -H "X-Member-Id: $i" %1$s/api/events/17; done
                       ./banyan status
                     Or look at the modern side in one request, whatever the weight:
                       curl -i -H 'X-Banyan-Side: modern' -H "X-Banyan-Token: $(cat %5$s)" %1$s/api/events/17

                  3. Kill the modern side and see nothing happen, because the monolith answers:
                       kill %4$d

                """.formatted(
                        stage.siteUrl(),
                        stage.adminUrl(),
                        options.state(),
                        stage.pid(Part.MODERN),
                        options.previewToken(),
                        exports(stage, options));
    }

    /// Commands find a demo with the usual admin port, unless a gateway has its state beside it.
    private static String exports(DemoStage stage, StageOptions options) {
        boolean alone = !Files.exists(options.folder().resolveSibling("admin-token"))
                && !Files.exists(options.folder().resolveSibling("installation-id"));
        return alone && options.ports().admin() == Ports.USUAL.admin()
                ? ""
                : "       export BANYAN_STATE=%s BANYAN_ADMIN=%s%n".formatted(options.state(), stage.adminUrl());
    }
}
