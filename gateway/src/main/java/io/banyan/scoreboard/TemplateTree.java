package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Learns URL templates from paths: a tree of segments, as miners of log templates have it (Drain: He et al., ICWS
/// 2017), with what only URLs have. A segment that looks like a value is one at once; a word is a literal until those
/// beside it show that it is one value of many (`Folding`). So `/orders/17/items` and `/orders/18/items` are
/// `/orders/{number}/items`.
///
/// Deterministic: no chance, and no clock but the hour given. Bounded: at most `most` nodes, so many children of each,
/// `Segments.DEEPEST` levels; what has no place is nobody's. Used by one thread.
final class TemplateTree {
    /// Nodes, each with a literal of at most 64 characters and at most two tallies: 20 MB where all have both.
    static final int MOST = 12_000;

    /// Words that are children of one node before they are looked at, and at most.
    static final int MOST_LITERALS = 512;

    private final TemplateNode root = new TemplateNode();
    private final int most;
    private int size = 1;
    private boolean grown;

    TemplateTree() {
        this(MOST);
    }

    TemplateTree(int most) {
        this.most = most;
    }

    /// The node of a path, made where it is new; null = there is no place for it.
    ///
    /// @param client stands for who asked; 0 = nobody knows
    /// @param hour since 1970
    @Nullable
    TemplateNode learn(List<String> path, int client, int hour) {
        TemplateNode node = root;
        node.seen(client, hour);
        for (String segment : path) {
            TemplateNode next = next(node, segment);
            if (next == null) {
                return null;
            }
            next.seen(client, hour);
            node = next;
        }
        return node;
    }

    private @Nullable TemplateNode next(TemplateNode node, String segment) {
        TemplateNode literal = node.literals().get(segment);
        if (literal != null) {
            return literal;
        }
        SegmentKind kind = SegmentKind.of(segment);
        if (Folding.isValue(segment, kind, node)) {
            if (node.variable() == null && size >= most) {
                return null;
            }
            size += node.variable() == null ? 1 : 0;
            TemplateNode variable = node.orNewVariable();
            variable.standsFor(kind);
            return variable;
        }
        if (size >= most || node.literals().size() >= MOST_LITERALS) {
            return null;
        }
        size++;
        grown = true;
        TemplateNode made = new TemplateNode();
        node.literals().put(segment, made);
        return made;
    }

    /// The node of a path that was learnt before; null = it was not. Learns nothing.
    @Nullable
    TemplateNode find(List<String> path) {
        return find(path, new ArrayList<>());
    }

    /// The template of a path that was learnt before; null = it was not.
    @Nullable
    String template(List<String> path) {
        List<String> above = new ArrayList<>();
        return find(path, above) == null ? null : "/" + String.join("/", above);
    }

    private @Nullable TemplateNode find(List<String> path, List<String> above) {
        TemplateNode node = root;
        for (String segment : path) {
            TemplateNode next = node.literals().get(segment);
            boolean literal = next != null;
            SegmentKind kind = SegmentKind.of(segment);
            next = !literal && Folding.isValue(segment, kind, node) ? node.variable() : next;
            if (next == null) {
                return null;
            }
            above.add(literal ? segment : next.label());
            node = next;
        }
        return node.isEnd() ? node : null;
    }

    /// Looks again which words are values, if there are new ones; and forgets, where places run short, what too few
    /// have asked for, and what nobody asked for in a month.
    ///
    /// @param lost gets the tallies of what is forgotten
    void tidy(int hour, Forgetting.Lost lost) {
        if (grown) {
            Folding.look(root, 0);
            grown = false;
        }
        size = root.size();
        if (size > most * 3 / 4) {
            Forgetting.of(root, hour, size - most / 2, lost);
            size = root.size();
        }
    }

    void forgetOld(int hour, Forgetting.Lost lost) {
        Forgetting.unseen(root, hour, lost);
        size = root.size();
    }

    void fade(double left) {
        root.fade(left);
    }

    /// All that another tree knows; that one is not to be used any more.
    void absorb(TemplateNode other) {
        root.absorb(other);
        grown = true;
    }

    TemplateNode root() {
        return root;
    }

    int size() {
        return size;
    }

    /// Each node that is some path's end, with its template, in the order of templates.
    ///
    /// @param all also those whose literals are not established
    void each(boolean all, BiConsumer<String, TemplateNode> told) {
        each(root, new ArrayList<>(), all, told);
    }

    private static void each(
            TemplateNode node, List<String> above, boolean all, BiConsumer<String, TemplateNode> told) {
        if (node.isEnd()) {
            told.accept("/" + String.join("/", above), node);
        }
        new TreeMap<>(node.literals()).forEach((text, child) -> {
            if (all || child.isEstablished()) {
                above.add(text);
                each(child, above, all, told);
                above.removeLast();
            }
        });
        TemplateNode variable = node.variable();
        if (variable != null) {
            above.add(variable.label());
            each(variable, above, all, told);
            above.removeLast();
        }
    }
}
