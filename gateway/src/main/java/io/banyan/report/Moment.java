package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.decide.Rules;
import io.banyan.exchange.CookieRule;
import io.banyan.exchange.ModernState;
import io.banyan.figures.FiguresSource;
import io.banyan.live.Change;
import io.banyan.live.GroupState;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveState;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Values;
import io.banyan.snapshot.Snapshot;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that reports are made of, at one moment.
///
/// @param files the route files in force
/// @param live as this replica knows it
/// @param rules what requests are decided by: of `files` and `live.inForce()`
/// @param last the newest change of a group, or with "" of the kill switch for everything; null = none known
/// @param here what this replica alone knows of groups
/// @param today for review dates
public record Moment(
        Snapshot files,
        LiveView live,
        Rules rules,
        Function<String, @Nullable Change> last,
        FiguresSource figures,
        Here here,
        LocalDate today) {
    /// What this replica alone knows of a group.
    ///
    /// @param modern what it sees wrong with its MODERN; null = nothing
    /// @param view that it reads from; null = its file asks for no freshness
    /// @param shadowed what copies of its reads came to, a sentence; null = none was compared
    /// @param ramp how far its ramp has come, a sentence; null = none was ever started
    public record Here(
            Function<String, @Nullable ModernState> modern,
            Function<String, @Nullable GroupView> view,
            Function<String, @Nullable String> shadowed,
            Function<String, @Nullable String> ramp) {}

    /// The name that `last` has for the kill switch for everything.
    public static final String EVERYTHING = "";

    private static final GroupState UNKNOWN =
            new GroupState(0, GroupValues.NONE.with(LiveValue.KILL, Values.all(true)));

    public static Moment of(
            Snapshot files,
            LiveView live,
            Function<String, @Nullable Change> last,
            FiguresSource figures,
            Function<String, @Nullable ModernState> modernHere,
            LocalDate today) {
        Rules rules = Rules.of(files.table(), files.rules(), live.inForce());
        Here here = new Here(modernHere, group -> null, group -> null, group -> null);
        return new Moment(files, live, rules, last, figures, here, today);
    }

    /// The same with what is known of views, of copies of reads, and of ramps.
    public Moment with(
            Function<String, @Nullable GroupView> views,
            Function<String, @Nullable String> shadowed,
            Function<String, @Nullable String> ramps) {
        return new Moment(files, live, rules, last, figures, new Here(here.modern(), views, shadowed, ramps), today);
    }

    /// What is wrong with a group's MODERN; null = nothing, as far as anybody knows.
    @Nullable
    ModernReport modern(String group) {
        return ModernReport.of(group, here.modern().apply(group), figures);
    }

    /// What a group's file says of MODERN's cookies; null = no file in force has the group.
    public @Nullable CookieRule cookies(String group) {
        FileGroup file = files.groups().get(group);
        return file == null ? null : file.upstreams().answers().cookies();
    }

    /// What keeps this replica's reads from a group's view, a sentence; null = nothing does.
    @Nullable
    String keptFromView(String group) {
        GroupView view = here.view().apply(group);
        return view == null ? null : view.why();
    }

    LiveState state() {
        return rules.live();
    }

    /// A group that live state does not know counts as killed.
    GroupState state(String group) {
        return state().groups().getOrDefault(group, UNKNOWN);
    }
}
