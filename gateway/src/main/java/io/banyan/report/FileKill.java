package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.live.GroupState;
import io.banyan.route.Origin;
import org.jspecify.annotations.Nullable;

/// That a route file kills a group, said in one way wherever a kill is shown.
///
/// @param where `routes/events.yaml:9`, the line of this replica's own file that says so; null = the store alone does,
///     because of another replica's file or of what this one said before
/// @param alone true = the group's own kill switch is off
/// @param says what kills it, and how that ends
public record FileKill(@Nullable String where, boolean alone, String says) {
    /// Null where no file kills the group.
    public static @Nullable FileKill of(Moment now, FileGroup file) {
        GroupState state = now.state(file.name());
        Origin own = file.rules().kill();
        boolean alone = !state.killedBySwitch();
        if (own != null) {
            return new FileKill(own.toString(), alone, own + " says kill: true; remove that line to end it");
        }
        if (!state.killedByFile()) {
            return null;
        }
        String says = now.live().store().inStep()
                ? "another replica's file said kill: true; remove the line there, or run ./banyan unkill " + file.name()
                        + " --reason '...'"
                : "this replica's file does not say kill: true; the kill ends when the store is back";
        return new FileKill(null, alone, says);
    }
}
