package io.banyan.view;

import java.util.ArrayList;
import java.util.List;

/// What to do about a version of a view, a line each: what to run, or a sentence. Nothing for one that is live.
public final class Advice {
    private Advice() {}

    public static List<String> on(View view, ViewVersion version) {
        List<String> advice = new ArrayList<>();
        int number = version.number();
        if (version.dead() > 0) {
            advice.add(
                    "correct what the dead letters name (the projection, or its rows), then: ./banyan view replay-dead-letters "
                            + view.name() + " " + number + " --reason '...'");
        }
        switch (version.state()) {
            case STALE, STOPPED -> {
                if (version.dead() == 0) {
                    advice.add("once the cause is gone: ./banyan view rebuild " + view.name() + " " + number
                            + " --reason '...'");
                }
                switchAway(view, version, advice);
            }
            case SILENT -> {
                advice.add("start its runner, or see that it reaches the Redis of --views-redis");
                switchAway(view, version, advice);
            }
            case BUILDING, LIVE -> {
                // Nothing to do.
            }
        }
        return advice;
    }

    private static void switchAway(View view, ViewVersion version, List<String> advice) {
        if (version.number() == view.active()) {
            view.versions().stream()
                    .filter(other -> other.state() == ViewVersion.State.LIVE && other.dead() == 0)
                    .reduce((first, second) -> second)
                    .ifPresent(other -> advice.add("at once, v" + other.number() + " is live: ./banyan view switch "
                            + view.name() + " " + other.number() + " --reason '...'"));
        }
    }
}
