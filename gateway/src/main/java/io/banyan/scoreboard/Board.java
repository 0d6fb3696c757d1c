package io.banyan.scoreboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was counted of LEGACY's answers: by published route, by learnt template, and of neither. Used by one thread.
final class Board {
    /// The most routes told apart.
    static final int ROUTES = 10_000;

    private final TemplateTree tree = new TemplateTree();
    private final Map<String, Pair> routes = new TreeMap<>();
    private final Pair none = Pair.empty();
    private double seconds;

    /// Of reads and of writes.
    record Pair(Tally reads, Tally writes) {
        static Pair empty() {
            return new Pair(new Tally(), new Tally());
        }

        Tally of(boolean read) {
            return read ? reads : writes;
        }
    }

    /// @param hour since 1970
    void add(Sighting seen, int hour) {
        if (seen.route() != null) {
            route(seen.route()).of(seen.read()).add(seen);
            return;
        }
        List<String> path = Segments.of(seen.target());
        TemplateNode node = teaches(seen.answer().status()) ? tree.learn(path, seen.client(), hour) : tree.find(path);
        (node == null ? none.of(seen.read()) : node.tally(seen.read())).add(seen);
    }

    /// A path that the monolith does not know teaches nothing: whoever makes up paths would write here.
    private static boolean teaches(int status) {
        return status < 400 || status == 401 || status == 403;
    }

    private Pair route(String id) {
        Pair known = routes.get(id);
        if (known != null || routes.size() >= ROUTES) {
            return known == null ? none : known;
        }
        Pair made = Pair.empty();
        routes.put(id, made);
        return made;
    }

    /// See `TemplateTree`.
    void tidy(int hour) {
        tree.tidy(hour, (read, tally) -> none.of(read).add(tally));
    }

    void forgetOld(int hour) {
        tree.forgetOld(hour, (read, tally) -> none.of(read).add(tally));
    }

    /// Time goes on.
    ///
    /// @param left see `Tally`
    /// @param watched seconds since the last call
    void fade(double left, double watched) {
        tree.fade(left);
        routes.values().forEach(pair -> {
            pair.reads().fade(left);
            pair.writes().fade(left);
        });
        none.reads().fade(left);
        none.writes().fade(left);
        seconds = seconds * left + watched;
    }

    /// For how long all was watched, faded like the counts: a count by this is a rate.
    double seconds() {
        return seconds;
    }

    TemplateTree tree() {
        return tree;
    }

    /// By id.
    Map<String, Pair> routes() {
        return routes;
    }

    /// Of no template.
    Pair none() {
        return none;
    }

    /// Adds what another replica, or this one before a restart, had; that is not to be used any more.
    void absorb(Board other) {
        tree.absorb(other.tree.root());
        other.routes.forEach((id, theirs) -> {
            Pair ours = route(id);
            ours.reads().add(theirs.reads());
            ours.writes().add(theirs.writes());
        });
        none.reads().add(other.none.reads());
        none.writes().add(other.none.writes());
        seconds = Math.max(seconds, other.seconds);
    }

    /// As it was kept.
    static Board of(TemplateNode root, Map<String, Pair> routes, Pair none, double seconds) {
        Board board = new Board();
        board.tree.absorb(root);
        board.routes.putAll(routes);
        board.none.reads().add(none.reads());
        board.none.writes().add(none.writes());
        board.seconds = seconds;
        return board;
    }

    /// What a target counts under; null = under nothing.
    @Nullable
    String templateOf(String target) {
        return tree.template(Segments.of(target));
    }
}
