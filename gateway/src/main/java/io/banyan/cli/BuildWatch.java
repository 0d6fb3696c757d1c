package io.banyan.cli;

import io.banyan.written.Counted;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Looks at a version of a view again and again until what was asked of its runner is done. Whatever happens to the one
/// who looks, the runner goes on; and whatever happens to a runner, the next one does.
///
/// @param period between two looks
record BuildWatch(AdminApi api, ViewLine line, int number, BuildView view, Duration period) {
    /// About a minute without an answer, at one look a second.
    private static final int MOST_FAILURES = 60;

    /// @param id of what was asked
    void until(String id) {
        int begun = 1;
        int failures = 0;
        try {
            while (true) {
                JsonNode version = MissingNode.getInstance();
                try {
                    version = look();
                    failures = 0;
                } catch (Refused refused) {
                    failures = failed(refused, failures + 1);
                }
                JsonNode did = version.path("did");
                if (did.path("id").asString("").equals(id)) {
                    view.done(version, did.path("says").asString("done"));
                    return;
                }
                begun = told(version, begun);
                TimeUnit.NANOSECONDS.sleep(
                        failures > 0 ? Math.max(period.toNanos(), 1_000_000_000L) : period.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int told(JsonNode version, int begun) {
        if (version.isMissingNode()) {
            return begun;
        }
        int now = version.path("build").path("begun").asInt(begun);
        if (now > begun) {
            view.notice("its runner was replaced, and the build begun again (" + Counted.of(now, "time") + " so far)");
        }
        view.now(line.view() + " v" + number, version);
        return Math.max(begun, now);
    }

    private JsonNode look() {
        for (JsonNode version : api.get(line.path()).json().path("versions")) {
            if (version.path("version").asInt() == number) {
                return version;
            }
        }
        return MissingNode.getInstance();
    }

    private int failed(Refused refused, int failures) {
        if (refused.status() == 401 || refused.status() == 403 || failures > MOST_FAILURES) {
            throw refused;
        }
        if (failures == 1) {
            view.notice(refused.lines().getFirst() + "; trying again");
        }
        return failures;
    }
}
