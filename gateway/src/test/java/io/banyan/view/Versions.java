package io.banyan.view;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.view.ViewVersion.Errands;
import io.banyan.view.ViewVersion.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Versions for tests, each changed in one way.
record Versions(ViewVersion version) {
    static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    static final Source SOURCE = new Source(0x7c1f00aa);

    /// Live, at position 900 and a tenth of a second behind.
    static Versions live(int number) {
        return new Versions(new ViewVersion(
                number, State.LIVE, at(SOURCE, 900, NOW.minusMillis(100)), NOW, null, null, 0, Errands.NONE));
    }

    static Watermark at(Source source, long position, @Nullable Instant time) {
        return new Watermark(source, new Position(source, position), time);
    }

    Versions state(State state, @Nullable String why) {
        return with(state, version.watermark(), why, version.build(), version.dead(), version.errands());
    }

    Versions at(@Nullable Watermark watermark) {
        return with(version.state(), watermark, version.why(), version.build(), version.dead(), version.errands());
    }

    Versions build(Build build) {
        return with(State.BUILDING, version.watermark(), version.why(), build, version.dead(), version.errands());
    }

    Versions dead(long letters) {
        return with(version.state(), version.watermark(), version.why(), version.build(), letters, version.errands());
    }

    Versions waiting(Wish wish) {
        Errands errands = new Errands(wish, "", null);
        return with(version.state(), version.watermark(), version.why(), version.build(), version.dead(), errands);
    }

    private Versions with(
            State state,
            @Nullable Watermark watermark,
            @Nullable String why,
            @Nullable Build build,
            long dead,
            Errands errands) {
        return new Versions(
                new ViewVersion(version.number(), state, watermark, version.heard(), why, build, dead, errands));
    }
}
