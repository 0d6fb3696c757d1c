package io.banyan.cli;

import io.banyan.written.Counted;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Looks at a version of a view again and again until what was asked of its runner is done. Whatever happens to the one
/// who looks, the runner goes on; and whatever happens to a runner, the next one does. So it waits as long as somebody
/// may still do it, a runner that has yet to start, too.
final class BuildWatch {
    /// About a minute without an answer, at one look a second.
    private static final int MOST_FAILURES = 60;

    /// About ten seconds, at two looks a second: a runner that took it over says so within a second.
    private static final int MOST_LOST = 20;

    private final AdminApi api;
    private final ViewLine line;
    private final int number;
    private final BuildView view;
    private final Duration period;
    private int begun = 1;
    private int failures;
    private int lost;
    private boolean seen;

    /// @param period between two looks
    BuildWatch(AdminApi api, ViewLine line, int number, BuildView view, Duration period) {
        this.api = api;
        this.line = line;
        this.number = number;
        this.view = view;
        this.period = period;
    }

    /// @param id of what was asked
    /// @throws Refused where it was refused, or nobody can know any more what became of it
    void until(String id) {
        try {
            while (!isOver(id)) {
                TimeUnit.NANOSECONDS.sleep(
                        failures > 0 ? Math.max(period.toNanos(), 1_000_000_000L) : period.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver(String id) {
        JsonNode version;
        try {
            version = look();
            failures = 0;
        } catch (Refused refused) {
            failed(refused);
            return false;
        }
        JsonNode did = version.path("did");
        if (!did.path("id").asString("").equals(id)) {
            missed(version);
            told(version);
            return false;
        }
        String says = did.path("says").asString("done");
        if (did.path("refused").asBoolean(false)) {
            view.ended(version);
            throw Refused.because("refused: " + says);
        }
        view.done(version, says);
        return true;
    }

    /// Counts the looks at which neither was it done nor was there anybody who would do it.
    private void missed(JsonNode version) {
        boolean left = version.isMissingNode();
        boolean idle = !version.path("asked").isObject()
                && !version.path("state").asString("").equals("silent");
        seen |= !left;
        lost = (left ? seen : idle) ? lost + 1 : 0;
        if (lost >= MOST_LOST) {
            view.ended(version);
            throw Refused.because(
                    "what became of it is not known: "
                            + (left
                                    ? line.view() + " v" + number + " has left the feed"
                                    : "its runner has nothing to do, and keeps only what became of the last request"),
                    "see how it stands with ./banyan view show " + line.view());
        }
    }

    private void told(JsonNode version) {
        if (version.isMissingNode()) {
            return;
        }
        int now = version.path("build").path("begun").asInt(begun);
        if (now > begun) {
            view.notice("its runner was replaced, and the build begun again (" + Counted.of(now, "time") + " so far)");
        }
        view.now(line.view() + " v" + number, version);
        begun = Math.max(begun, now);
    }

    private JsonNode look() {
        for (JsonNode version : api.get(line.path()).json().path("versions")) {
            if (version.path("version").asInt() == number) {
                return version;
            }
        }
        return MissingNode.getInstance();
    }

    private void failed(Refused refused) {
        failures++;
        if (refused.status() == 401 || refused.status() == 403 || failures > MOST_FAILURES) {
            throw refused;
        }
        if (failures == 1) {
            view.notice(refused.lines().getFirst() + "; trying again");
        }
    }
}
