package io.banyan.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the commit that edits come to, purely. All edits of one group are one change.
///
/// @param author recorded with every change
/// @param ids makes a fresh id for each change
public record Edits(List<Edit> edits, Author author, Supplier<String> ids) {
    public Edits {
        edits = List.copyOf(edits);
    }

    /// The commit, without writes where everything is so already.
    public Commit on(StoredState state, Instant now) {
        Revision after = state.revision().next(Math.max(1, state.revision().epoch()));
        Set<String> groups = new LinkedHashSet<>();
        List<Commit.Write> writes = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit.group() != null) {
                groups.add(edit.group());
            } else if (edit instanceof Edit.Kill kill
                    && (kill.always() || kill.on() != state.everything().killed())) {
                writes.add(thrown(state.everything(), kill.on(), after, now));
            } else if (edit instanceof Edit.Note note) {
                writes.add(noted(state.everything(), note.step(), after, now));
            }
        }
        groups.forEach(group -> write(group, state.group(group), after, now, writes));
        return new Commit(state.revision(), writes.isEmpty() ? state.revision() : after, writes);
    }

    private void write(String name, StoredGroup before, Revision after, Instant now, List<Commit.Write> writes) {
        StoredGroup edited = before;
        boolean always = false;
        for (Edit edit : edits) {
            if (name.equals(edit.group())) {
                edited = edited(edited, edit);
                always |= isAlwaysWritten(edit, before);
            }
        }
        if (edited.equals(before) && !always) {
            return;
        }
        StoredGroup group = edited.at(before.revision().next(after.epoch()));
        List<Step> steps = told(name, Steps.between(before, group));
        if (steps.isEmpty() && always) {
            steps = List.of(Step.of(LiveValue.KILL, null, before.killed(), before.killed()));
        }
        @Nullable Change change = steps.isEmpty() ? null : change(name, group.revision(), after, now, steps);
        writes.add(new Commit.GroupWrite(name, group, change));
    }

    /// A group that is new to the store is written though its file says 0% and nothing else.
    private static boolean isAlwaysWritten(Edit edit, StoredGroup before) {
        return switch (edit) {
            case Edit.Kill kill -> kill.always();
            case Edit.Adopt adopt -> before.revision().equals(Revision.NONE);
            case Edit.Note note -> true;
            default -> false;
        };
    }

    private static StoredGroup edited(StoredGroup before, Edit edit) {
        return switch (edit) {
            case Edit.OfGroup<?> one -> before.with(one.on(before.values()));
            case Edit.OfRoute<?> one -> before.with(one.on(before.values()));
            case Edit.Kill one -> before.with(one.on(before.values()));
            case Edit.Serve one -> before.with(one.on(before.values()));
            case Edit.Note none -> before;
            case Edit.Adopt one -> Adoption.of(before, one);
        };
    }

    /// The steps of a group, with what edits know better, and what they only note.
    private List<Step> told(String group, List<Step> moved) {
        List<Step> steps = new ArrayList<>(moved);
        for (Edit edit : edits) {
            if (group.equals(edit.group()) && edit instanceof Edit.Serve serve) {
                steps.replaceAll(serve::told);
            } else if (group.equals(edit.group()) && edit instanceof Edit.Note note) {
                steps.add(note.step());
            }
        }
        return steps;
    }

    private Commit.Write noted(StoredSwitch before, Step step, Revision after, Instant now) {
        Revision revision = before.revision().next(after.epoch());
        return new Commit.SwitchWrite(
                new StoredSwitch(revision, before.killed()), change(null, revision, after, now, List.of(step)));
    }

    private Commit.Write thrown(StoredSwitch before, boolean on, Revision after, Instant now) {
        Revision revision = before.revision().next(after.epoch());
        Step step = Step.of(LiveValue.KILL, null, before.killed(), on);
        return new Commit.SwitchWrite(
                new StoredSwitch(revision, on), change(null, revision, after, now, List.of(step)));
    }

    private Change change(@Nullable String group, Revision revision, Revision after, Instant now, List<Step> steps) {
        return new Change(ids.get(), group, revision, after.number(), now, author(group), steps);
    }

    private Author author(@Nullable String group) {
        for (Edit edit : edits) {
            if (edit instanceof Edit.Serve serve && serve.group().equals(group) && serve.undoOf() != null) {
                return new Author(author.by(), author.door(), author.reason(), serve.undoOf());
            }
        }
        return author;
    }
}
