package io.banyan.live;

import org.jspecify.annotations.Nullable;

/// What somebody wants changed.
public sealed interface Edit {
    /// Sets a value of every route of a group: routes with their own lose it, unless only those that inherit are meant.
    record OfGroup<T>(LiveValue<T> value, String group, T to, boolean inheritingOnly) implements Edit {
        /// Whose value, for people: `events`; of a value other than the weight `events shadow`.
        public String subject() {
            return value.subject(group);
        }

        /// What it is to be: `25%`.
        public String text() {
            return value.text(to);
        }

        GroupValues on(GroupValues before) {
            return before.with(value, inheritingOnly ? before.of(value).withGroup(to) : Values.all(to));
        }
    }

    /// Sets a value of one route.
    ///
    /// @param to null = the route returns to its group's
    record OfRoute<T>(
            LiveValue<T> value,
            String group,
            String route,
            @Nullable T to) implements Edit {
        /// Whose value, for people: `event-page`; of a value other than the weight `event-page shadow`.
        public String subject() {
            return value.subject(route);
        }

        /// What it is to be: `25%`, `inherit`.
        public String text() {
            return value.text(to);
        }

        GroupValues on(GroupValues before) {
            return before.with(value, before.of(value).withRoute(route, to));
        }
    }

    /// A kill switch, thrown or taken back. Taking a group's back ends what a file's edit killed, too.
    ///
    /// @param group null = everything
    /// @param always true = recorded even where the switch is so already: two may throw it while the store is away
    record Kill(@Nullable String group, boolean on, boolean always) implements Edit {
        GroupValues on(GroupValues before) {
            GroupValues turned = before.with(LiveValue.KILL, Values.all(on));
            return on ? turned : turned.with(LiveValue.FILE_KILL, Values.all(false));
        }
    }

    /// Serves another version of the view that a group reads from.
    ///
    /// @param from what is served until now: live state may not have said anything yet
    /// @param undoOf the id of the change of this group that it takes back; null = what the author says
    record Serve(
            String group, Served from, Served to, @Nullable String undoOf) implements Edit {
        GroupValues on(GroupValues before) {
            return before.with(LiveValue.VIEW, Values.all(to));
        }

        /// The step that people read. Where nobody had said anything, it names what the feed called active.
        Step told(Step step) {
            boolean first =
                    step.what().equals(LiveValue.VIEW.word()) && step.from().equals(Step.FIRST);
            return first ? Step.of(LiveValue.VIEW, null, from, to) : step;
        }
    }

    /// Something that was asked of a view's runner: recorded, and moves no value.
    ///
    /// @param group null = of a view that no file names
    record Note(@Nullable String group, Step step) implements Edit {}

    /// What a file says from now on. Only values that moved are written, and only where the store last adopted what
    /// this replica saw before: whoever is late writes nothing.
    ///
    /// @param before what this replica's file said before; null at its start
    /// @param version `--files-version`; 0 = none given
    /// @param anyVersion true = a file that differs at the start is an edit whatever its version (embedded store)
    record Adopt(String group, @Nullable GroupValues before, GroupValues file, long version, boolean anyVersion)
            implements Edit {}

    /// Null = everything.
    @Nullable
    String group();
}
