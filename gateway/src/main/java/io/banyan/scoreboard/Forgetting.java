package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a tree of templates forgets: whatever nobody asked for in a month; and, where places run short, first of all
/// words that too few have asked for, the longest unseen first. So paths that somebody makes up push out each other,
/// and none that clients use.
final class Forgetting {
    private static final int MONTH = 30 * 24;

    private Forgetting() {}

    /// Where the counts of what is forgotten go.
    interface Lost {
        void tally(boolean read, Tally tally);
    }

    /// Words that few have asked for, until so many nodes are gone.
    static void of(TemplateNode root, int hour, int wanted, Lost lost) {
        List<Candidate> candidates = new ArrayList<>();
        collect(root, candidates);
        candidates.sort(Comparator.comparingInt((Candidate one) -> one.node().lastHour())
                .thenComparingInt(one -> one.node().sightings())
                .thenComparing(Candidate::text));
        int gone = 0;
        for (Candidate one : candidates) {
            if (gone >= wanted) {
                return;
            }
            gone += one.node().size();
            one.parent().literals().remove(one.text());
            lose(one.node(), lost);
        }
        if (gone < wanted) {
            unseen(root, hour + MONTH - 24, lost); // whatever nobody asked for in a day
        }
    }

    private record Candidate(TemplateNode parent, String text, TemplateNode node) {}

    private static void collect(TemplateNode node, List<Candidate> candidates) {
        node.literals().forEach((text, child) -> {
            if (child.isEstablished()) {
                collect(child, candidates);
            } else {
                candidates.add(new Candidate(node, text, child));
            }
        });
        TemplateNode variable = node.variable();
        if (variable != null) {
            collect(variable, candidates);
        }
    }

    /// Whatever nobody asked for in a month before this hour.
    static void unseen(TemplateNode node, int hour, Lost lost) {
        node.literals().values().removeIf(child -> isUnseen(child, hour, lost));
        node.literals().values().forEach(child -> unseen(child, hour, lost));
        TemplateNode variable = node.variable();
        if (variable != null && isUnseen(variable, hour, lost)) {
            node.dropVariable();
        } else if (variable != null) {
            unseen(variable, hour, lost);
        }
    }

    private static boolean isUnseen(TemplateNode node, int hour, Lost lost) {
        boolean old = node.lastHour() < hour - MONTH;
        if (old) {
            lose(node, lost);
        }
        return old;
    }

    private static void lose(TemplateNode node, Lost lost) {
        for (boolean read : new boolean[] {true, false}) {
            Tally known = node.known(read);
            if (known != null) {
                lost.tally(read, known);
            }
        }
        node.literals().values().forEach(child -> lose(child, lost));
        TemplateNode variable = node.variable();
        if (variable != null) {
            lose(variable, lost);
        }
    }
}
