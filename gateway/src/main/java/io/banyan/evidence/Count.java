package io.banyan.evidence;

/// How many reads were looked at for one kind of fault, and how many had it.
///
/// @param bad 0 to `all`
/// @param all 0 or more
public record Count(long bad, long all) {
    public static final Count NONE = new Count(0, 0);

    public Count {
        if (bad < 0 || bad > all) {
            throw new IllegalArgumentException(bad + " bad ones of " + all);
        }
    }

    public Count plus(Count other) {
        return new Count(bad + other.bad, all + other.all);
    }
}
