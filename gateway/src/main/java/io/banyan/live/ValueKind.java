package io.banyan.live;

import io.banyan.split.Weight;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// What the values of a live value are.
///
/// @param read takes the text that `written` gave; anything else is an IllegalArgumentException
/// @param written as people and the audit have it
/// @param less of two, the one that sends less to MODERN: it holds while the store cannot be asked
public record ValueKind<T>(
        Class<T> type, Function<String, T> read, Function<T, String> written, BinaryOperator<T> less) {
    /// A share of reads: `12.5%`.
    public static final ValueKind<Weight> SHARE =
            new ValueKind<>(Weight.class, Weight::parse, Weight::toString, Weight::min);

    /// `on` sends to LEGACY.
    public static final ValueKind<Boolean> SWITCH = ofTwo("on", "off");

    /// What is `removed` has no routes, so that its requests go to LEGACY.
    public static final ValueKind<Boolean> REMOVAL = ofTwo("removed", "present");

    /// Which version of a view: `events v2`. Neither of two sends less to MODERN.
    public static final ValueKind<Served> VERSION =
            new ValueKind<>(Served.class, Served::parse, Served::toString, (now, wanted) -> now);

    /// How far a ramp has come. Neither of two sends less to MODERN: the weight beside it does.
    public static final ValueKind<Ramping> PROGRESS =
            new ValueKind<>(Ramping.class, Ramping::parse, Ramping::toString, (now, wanted) -> now);

    private static ValueKind<Boolean> ofTwo(String yes, String no) {
        return new ValueKind<>(Boolean.class, text -> is(text, yes, no), value -> value ? yes : no, Boolean::logicalOr);
    }

    private static boolean is(String text, String yes, String no) {
        if (!text.equals(yes) && !text.equals(no)) {
            throw new IllegalArgumentException("was '" + text + "' but must be " + yes + " or " + no);
        }
        return text.equals(yes);
    }
}
