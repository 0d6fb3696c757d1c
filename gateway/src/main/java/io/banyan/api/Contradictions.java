package io.banyan.api;

import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether two items of one request say different things of one place, so that the later would win and nobody be told:
/// `changes[0]` sets `events` to 25%, `changes[2]` to 30%. Items are made in order, so a group and then one of its
/// routes is no contradiction, "all of them, but this one"; the route first and then all of the group is one.
final class Contradictions {
    private final List<Item> items = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /// One item, as far as it was well written.
    ///
    /// @param place where it stands: `changes[2]`
    /// @param revision the one that it expects; null = none
    private record Item(
            String place, List<Edit> edits, @Nullable Revision revision) {}

    /// Takes the next item, and notes the first of the earlier ones that it contradicts.
    ///
    /// @param edits of one group; none where the item was not well written
    void add(String place, List<Edit> edits, @Nullable Revision revision) {
        Item item = new Item(place, List.copyOf(edits), revision);
        items.stream()
                .flatMap(earlier -> between(earlier, item).stream())
                .findFirst()
                .ifPresent(problems::add);
        items.add(item);
    }

    private static Optional<String> between(Item earlier, Item item) {
        for (Edit before : earlier.edits()) {
            for (Edit after : item.edits()) {
                if (contradict(before, after)) {
                    return Optional.of("%s and %s contradict each other: one says %s, the other %s; %s"
                            .formatted(
                                    earlier.place(), item.place(), words(before), words(after), advice(before, after)));
                }
            }
        }
        return expectOther(earlier, item)
                ? Optional.of("%s and %s expect group %s at different revisions, %s and %s; send the one you saw"
                        .formatted(earlier.place(), item.place(), group(item), earlier.revision(), item.revision()))
                : Optional.empty();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private static boolean contradict(Edit before, Edit after) {
        return switch (before) {
            case Edit.OfGroup<?> one
            when after instanceof Edit.OfGroup<?> other ->
                isSame(one.value(), one.group(), other.value(), other.group()) && !one.equals(other);
            case Edit.OfRoute<?> one
            when after instanceof Edit.OfRoute<?> other ->
                isSame(one.value(), one.route(), other.value(), other.route()) && !one.equals(other);
            case Edit.OfRoute<?> one
            when after instanceof Edit.OfGroup<?> all ->
                isSame(one.value(), one.group(), all.value(), all.group())
                        && !all.inheritingOnly()
                        && one.to() != null
                        && !one.to().equals(all.to());
            default -> false;
        };
    }

    private static boolean isSame(LiveValue<?> value, String name, LiveValue<?> other, String otherName) {
        return value.equals(other) && name.equals(otherName);
    }

    /// What it says, for people: `route event-page 5%`, `all routes of events 25%`.
    private static String words(Edit edit) {
        return switch (edit) {
            case Edit.OfGroup<?> one ->
                (one.inheritingOnly() ? "the inheriting routes of " : "all routes of ")
                        + one.subject() + " "
                        + one.text();
            case Edit.OfRoute<?> one -> "route " + one.subject() + " " + one.text();
            default -> "something else";
        };
    }

    private static String advice(Edit before, Edit after) {
        return before instanceof Edit.OfRoute<?> && after instanceof Edit.OfGroup<?>
                ? "put the group first, or send \"inheritingOnly\": true to leave the route as it is"
                : "remove one of them";
    }

    private static boolean expectOther(Item earlier, Item item) {
        return earlier.revision() != null
                && item.revision() != null
                && group(earlier).equals(group(item))
                && !Objects.equals(earlier.revision(), item.revision());
    }

    private static String group(Item item) {
        return item.edits().isEmpty()
                ? ""
                : String.valueOf(item.edits().getFirst().group());
    }
}
