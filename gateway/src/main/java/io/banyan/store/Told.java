package io.banyan.store;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// What was logged of stored texts that cannot be read. They are read twice a second; each is told once. Remembers the
/// last hundred.
final class Told {
    private static final int MOST = 100;

    private final SequencedSet<Integer> told = new LinkedHashSet<>();

    synchronized boolean isNew(String text) {
        boolean news = told.add(text.hashCode());
        if (told.size() > MOST) {
            told.removeFirst();
        }
        return news;
    }
}
