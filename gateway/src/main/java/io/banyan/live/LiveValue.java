package io.banyan.live;

import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing of a group that operators change while Banyan runs. Stores, audit, undo and the adoption of files go over
/// `TABLE`, and requests to the API over `SHARES`: they know no value by name.
///
/// @param word in the audit and in the API's bodies: `weight`
/// @param says for people: `kill switch`
/// @param field in the stores' documents
/// @param absent of a group that says nothing; not written then, so that documents are what older gateways wrote
/// @param ofRoutes true = a route may have its own; false = the group's alone
/// @param hand whose hand moves it
public record LiveValue<T>(
        String word, String says, String field, ValueKind<T> kind, T absent, boolean ofRoutes, Hand hand) {
    /// Whose hand moves a live value.
    public enum Hand {
        OPERATORS,
        /// An edit of a file, and operators after it.
        BOTH,
        FILES
    }

    /// The share of sticky keys that read from MODERN, before any `max-weight`.
    public static final LiveValue<Weight> WEIGHT =
            new LiveValue<>("weight", "weight", "weights", ValueKind.SHARE, Weight.NONE, true, Hand.BOTH);

    /// The share of reads that are copied for the side that did not answer them.
    public static final LiveValue<Weight> SHADOW =
            new LiveValue<>("shadow", "shadow", "shadows", ValueKind.SHARE, Weight.NONE, true, Hand.BOTH);

    /// On = every route of the group to LEGACY, above every weight. It has its own way in, since it waits for nobody.
    public static final LiveValue<Boolean> KILL =
            new LiveValue<>("kill", "kill switch", "killed", ValueKind.SWITCH, false, false, Hand.OPERATORS);

    /// On = a file's edit to `kill: true` reached the store, and none took it back: it kills as the switch does. A
    /// replica whose own file says so kills whatever stands here (`GroupRules`).
    public static final LiveValue<Boolean> FILE_KILL =
            new LiveValue<>("file-kill", "kill by file", "fileKilled", ValueKind.SWITCH, false, false, Hand.FILES);

    /// On = no file has the group any more. It moves nothing: it is here for the audit.
    public static final LiveValue<Boolean> FILE_REMOVED =
            new LiveValue<>("file", "route file", "fileRemoved", ValueKind.REMOVAL, false, false, Hand.FILES);

    /// Which version of its view the group reads from. It moves no request: the feed's `active` follows it.
    public static final LiveValue<Served> VIEW =
            new LiveValue<>("view", "view", "view", ValueKind.VERSION, Served.NONE, false, Hand.OPERATORS);

    /// How far the group's ramp has come. Written together with the weight that the ramp sets.
    public static final LiveValue<Ramping> RAMP =
            new LiveValue<>("ramp", "ramp", "ramp", ValueKind.PROGRESS, Ramping.NONE, false, Hand.OPERATORS);

    /// The shares that the API's bodies set, by their words; the weight is first.
    public static final List<LiveValue<Weight>> SHARES = List.of(WEIGHT, SHADOW);

    /// All of them, in the order in which people read the steps of a change.
    public static final List<LiveValue<?>> TABLE = Stream.<LiveValue<?>>concat(
                    SHARES.stream(), Stream.of(KILL, FILE_KILL, FILE_REMOVED, VIEW, RAMP))
            .toList();

    /// Null where this gateway does not know it.
    public static @Nullable LiveValue<?> named(String word) {
        return TABLE.stream()
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /// Whether files say it.
    public boolean ofFiles() {
        return hand != Hand.OPERATORS;
    }

    /// What a group has that says nothing.
    public Values<T> nothing() {
        return new Values<>(absent, Map.of());
    }

    /// Whose value it is, for people: `events`, and of values other than the weight `events kill`.
    String subject(String place) {
        return equals(WEIGHT) ? place : (place + " " + word).strip();
    }

    /// As the audit has it.
    ///
    /// @param value null = a route inherits
    public String text(@Nullable T value) {
        return value == null ? Step.INHERIT : kind.written().apply(value);
    }

    @Override
    public String toString() {
        return word;
    }
}
