package io.banyan.snapshot;

import io.banyan.config.Clash;
import io.banyan.config.Clashes;
import io.banyan.config.ParsedFile;
import io.banyan.route.Conflict;
import io.banyan.written.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rule that a bad file harms its own group only. Pure.
///
/// A file that is bad by itself leaves its version in force. In an error between two files the weaker gives way: a
/// version in force is stronger than a new one, of two new ones the earlier changed, and weakest is one that was
/// refused before and has not changed. Who gives way keeps its version in force, if it has one. So a group in force
/// is never lost to another file's edit, and an error ends as soon as either file ends it.
///
/// Example: `a` and `b` are in force; `b` is edited to take a path of `a`: `b` is hit, and keeps what it was. Then
/// `a` gives the path up: `b` as edited comes in force in the same step, without having been touched.
final class LastGood {
    private final Map<String, FileState> before;
    private final SortedMap<String, ParsedFile> newest;
    private final SortedMap<String, ParsedFile> chosen = new TreeMap<>();
    private final Map<String, List<Problem>> hit = new TreeMap<>();

    private LastGood(Map<String, FileState> before, SortedMap<String, ParsedFile> newest) {
        this.before = before;
        this.newest = newest;
    }

    /// @param before how each file stood, by name; a file that is not in `newest` is gone and so is its group
    /// @param newest every file as it is now
    static SortedMap<String, FileState> next(Map<String, FileState> before, SortedMap<String, ParsedFile> newest) {
        return new LastGood(before, newest).next();
    }

    private SortedMap<String, FileState> next() {
        newest.forEach((name, file) -> choose(name, file.good() ? file : inForce(name)));
        for (List<Clash> clashes = clashes(); !clashes.isEmpty(); ) {
            clashes = settled(clashes);
        }
        SortedMap<String, FileState> next = new TreeMap<>();
        newest.forEach((name, file) ->
                next.put(name, new FileState(file, chosen.get(name), hit.getOrDefault(name, List.of()))));
        return next;
    }

    /// Ends the clash with the strongest winner; gives those that are left.
    private List<Clash> settled(List<Clash> clashes) {
        Clash clash = clashes.stream()
                .min(Comparator.comparing(this::winner, byStrength()))
                .orElseThrow();
        String loser = winner(clash).equals(clash.one()) ? clash.other() : clash.one();
        if (chosen.get(loser) == newest.get(loser)) {
            hit.put(loser, problemsOf(loser, clashes));
        }
        ParsedFile earlier = inForce(loser);
        boolean goesBack = earlier != null && chosen.get(loser) != earlier;
        choose(loser, goesBack ? earlier : null);
        return goesBack || clashes.size() >= Conflict.MOST
                ? clashes()
                : clashes.stream()
                        .filter(left ->
                                !left.one().equals(loser) && !left.other().equals(loser))
                        .toList();
    }

    private List<Problem> problemsOf(String loser, List<Clash> clashes) {
        return clashes.stream()
                .filter(clash -> loser.equals(clash.one()) || loser.equals(clash.other()))
                .filter(clash -> !loser.equals(winner(clash)))
                .map(clash -> loser.equals(clash.one()) ? clash.atOne() : clash.atOther())
                .toList();
    }

    private List<Clash> clashes() {
        return Clashes.among(chosen.values());
    }

    private String winner(Clash clash) {
        return byStrength().compare(clash.one(), clash.other()) < 0 ? clash.one() : clash.other();
    }

    /// The strongest first.
    private Comparator<String> byStrength() {
        return Comparator.comparingInt(this::weakness)
                .thenComparingLong(this::changed)
                .thenComparing(Comparator.naturalOrder());
    }

    private int weakness(String name) {
        FileState stood = before.get(name);
        if (stood == null) {
            return 1;
        }
        return chosen.get(name) == stood.inForce() ? 0 : chosen.get(name) == stood.newest() ? 2 : 1;
    }

    private long changed(String name) {
        ParsedFile file = chosen.get(name);
        return file == null ? Long.MAX_VALUE : file.file().changed();
    }

    private @Nullable ParsedFile inForce(String name) {
        FileState stood = before.get(name);
        return stood == null ? null : stood.inForce();
    }

    private void choose(String name, @Nullable ParsedFile file) {
        if (file == null) {
            chosen.remove(name);
        } else {
            chosen.put(name, file);
        }
    }
}
