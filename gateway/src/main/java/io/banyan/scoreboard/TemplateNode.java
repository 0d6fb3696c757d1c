package io.banyan.scoreboard;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A place in the tree of templates: what was seen of the paths that lead here, and what follows. Used by one thread.
final class TemplateNode {
    /// A literal is established, so people may see it, with so many clients or so many sightings.
    static final int ENOUGH_CLIENTS = 3;

    static final int ENOUGH_SIGHTINGS = 30;

    private final Map<String, TemplateNode> literals = new HashMap<>(2);
    private @Nullable TemplateNode variable;
    private boolean open;
    private int kinds;
    private int sightings;
    private int lastHour;
    private final int[] clients;
    private @Nullable Tally reads;
    private @Nullable Tally writes;

    TemplateNode() {
        this.clients = new int[ENOUGH_CLIENTS];
    }

    /// What is kept of a node beside its children and tallies.
    ///
    /// @param open words that are no child here are values
    /// @param kinds of the values that it stands for, a bit each; 0 = it is a literal
    /// @param lastHour in which it was seen, since 1970
    @SuppressWarnings("ArrayRecordComponent")
    record Facts(boolean open, int kinds, int sightings, int lastHour, int[] clients) {}

    static TemplateNode of(Facts facts) {
        TemplateNode node = new TemplateNode();
        node.take(facts);
        return node;
    }

    Facts facts() {
        return new Facts(open, kinds, sightings, lastHour, clients.clone());
    }

    private void take(Facts facts) {
        open |= facts.open;
        kinds |= facts.kinds;
        sightings = (int) Math.min(Integer.MAX_VALUE, (long) sightings + facts.sightings);
        lastHour = Math.max(lastHour, facts.lastHour);
        for (int client : facts.clients) {
            client(client);
        }
    }

    void seen(int client, int hour) {
        sightings += sightings < Integer.MAX_VALUE ? 1 : 0;
        lastHour = Math.max(lastHour, hour);
        client(client);
    }

    private void client(int client) {
        for (int i = 0; i < clients.length && client != 0; i++) {
            if (clients[i] == 0) {
                clients[i] = client;
            }
            if (clients[i] == client) {
                return;
            }
        }
    }

    /// Enough clients have asked for it, or it was asked for often.
    boolean isEstablished() {
        return clients[ENOUGH_CLIENTS - 1] != 0 || sightings >= ENOUGH_SIGHTINGS;
    }

    /// Stands for a value of this kind, too.
    void standsFor(SegmentKind kind) {
        kinds |= kind.bit();
    }

    Tally tally(boolean read) {
        if (read) {
            reads = reads == null ? new Tally() : reads;
            return reads;
        }
        writes = writes == null ? new Tally() : writes;
        return writes;
    }

    /// Null: there were none.
    @Nullable
    Tally known(boolean read) {
        return read ? reads : writes;
    }

    /// Some path ends here.
    boolean isEnd() {
        return reads != null || writes != null;
    }

    /// Nothing follows.
    boolean isLeaf() {
        return literals.isEmpty() && variable == null;
    }

    Map<String, TemplateNode> literals() {
        return literals;
    }

    @Nullable
    TemplateNode variable() {
        return variable;
    }

    TemplateNode orNewVariable() {
        variable = variable == null ? new TemplateNode() : variable;
        return variable;
    }

    boolean open() {
        return open;
    }

    void opens() {
        open = true;
    }

    int sightings() {
        return sightings;
    }

    int lastHour() {
        return lastHour;
    }

    /// Forgets what follows as a value.
    void dropVariable() {
        variable = null;
    }

    /// Takes a literal for one value of many.
    ///
    /// @param kind that it is one of
    void fold(String literal, SegmentKind kind) {
        TemplateNode folded = literals.remove(literal);
        if (folded != null) {
            TemplateNode into = orNewVariable();
            into.standsFor(kind);
            into.absorb(folded);
        }
    }

    /// Whether it stands for values of that kind, too.
    boolean isOf(SegmentKind kind) {
        return (kinds & kind.bit()) != 0;
    }

    /// Adds all that another one holds; that one is not to be used any more.
    void absorb(TemplateNode other) {
        take(other.facts());
        absorb(other.reads, true);
        absorb(other.writes, false);
        new TreeMap<>(other.literals).forEach((text, theirs) -> {
            TemplateNode ours = literals.get(text);
            if (ours == null) {
                literals.put(text, theirs);
            } else {
                ours.absorb(theirs);
            }
        });
        if (other.variable != null) {
            orNewVariable().absorb(other.variable);
        }
    }

    private void absorb(@Nullable Tally theirs, boolean read) {
        if (theirs != null) {
            tally(read).add(theirs);
        }
    }

    /// How it and all below it fade; see `Tally`.
    void fade(double left) {
        if (reads != null) {
            reads.fade(left);
        }
        if (writes != null) {
            writes.fade(left);
        }
        literals.values().forEach(child -> child.fade(left));
        if (variable != null) {
            variable.fade(left);
        }
    }

    int size() {
        int size = 1 + (variable == null ? 0 : variable.size());
        for (TemplateNode child : literals.values()) {
            size += child.size();
        }
        return size;
    }

    /// What stands for a value in a template: `{number}`, `{id}` where there are several kinds.
    String label() {
        String label = "";
        for (SegmentKind kind : SegmentKind.values()) {
            if ((kinds & kind.bit()) != 0) {
                label = label.isEmpty() || label.equals(kind.label()) ? kind.label() : "id";
            }
        }
        return "{" + (label.isEmpty() ? "id" : label) + "}";
    }
}
