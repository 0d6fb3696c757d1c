package io.banyan.catalog;

/// How many there were of something in a while, and how many of them failed.
public record Calls(long count, long errors) {
    public static final Calls NONE = new Calls(0, 0);

    Calls plus(Calls more) {
        return more.count == 0 && more.errors == 0 ? this : new Calls(count + more.count, errors + more.errors);
    }

    /// What came since.
    ///
    /// @param fewer what there was before
    public Calls minus(Calls fewer) {
        return new Calls(count - fewer.count, errors - fewer.errors);
    }
}
