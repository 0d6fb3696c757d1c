package io.banyan.testkit;

import java.util.Random;

/// Chance that can be repeated: the seed is printed and can be given back as `-Dbanyan.seed=N`.
public final class Seeded {
    private Seeded() {}

    /// A generator of its own for each caller.
    ///
    /// @param test its name, for the line that is printed
    public static Random random(String test) {
        long seed = Long.getLong("banyan.seed", System.nanoTime());
        System.out.println(test + ": repeat with -Dbanyan.seed=" + seed);
        return new Random(seed);
    }
}
