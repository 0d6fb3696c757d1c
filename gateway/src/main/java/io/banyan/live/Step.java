package io.banyan.live;

import org.jspecify.annotations.Nullable;

/// One value that a change moved.
///
/// @param what the word of a live value, one that only a newer gateway knows included, or `recovery`
/// @param route whose; null = the group's own value
/// @param from as it was, in the words of `LiveValue.text`, or `none` (first seen)
/// @param to likewise, as it is now; of a recovery what may be missing
public record Step(String what, @Nullable String route, String from, String to) {
    public static final String INHERIT = "inherit";
    public static final String FIRST = "none";
    public static final String RECOVERY = "recovery";

    /// That a value moved.
    ///
    /// @param route null = of the group
    /// @param from null = the route inherited
    /// @param to null = it inherits
    public static <T> Step of(LiveValue<T> value, @Nullable String route, @Nullable T from, @Nullable T to) {
        return new Step(value.word(), route, value.text(from), value.text(to));
    }

    /// For people, without the group: `10% → 25%`, `event-page 5% → inherit`, `kill off → on`; of a ramp
    /// only where it is.
    public String words() {
        String place = route == null ? "" : route;
        LiveValue<?> value = LiveValue.named(what);
        String subject = value == null ? place + " " + what : value.subject(place);
        boolean ramp = LiveValue.RAMP.equals(value);
        String before = ramp ? Ramping.brief(from) : from;
        return (subject + " " + before + " → " + (ramp ? Ramping.brief(to) : to)).strip();
    }
}
