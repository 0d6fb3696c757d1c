package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which words are values of one variable, by what stands beside them.
///
/// - *Like those*: what looks like values that were seen there: `red-shoes` beside `red-shoes-42`.
/// - *Languages*: three or more two-letter codes, or two with the same word behind them.
/// - *Alike*: more than 16 words that lead nowhere and are never written to (12 where most are values already), or
///   more than 32 with the same word behind them, where most words there are so: `/category/shoes`,
///   `/users/ann/orders`. Not at the top, where a site's own words stand.
/// - *Too many*: more than 256 words. What carries traffic, is written to, or leads on to something of its own
///   stays.
///
/// A word that names an action (`HandlerWords`), a script, or what is written to stays where words are folded for
/// being alike.
final class Folding {
    private static final int ALIKE = 16;
    private static final int ALIKE_AMONG_VALUES = 12;
    private static final int ALIKE_BEHIND = 32;
    private static final int TOO_MANY = 256;
    private static final int KEPT = 128;
    private static final int SIGHTINGS = 5;
    private static final double MOST_WORDS = 0.6;
    private static final double OF_TRAFFIC = 0.005;
    private static final double OF_TRAFFIC_BEHIND = 0.0005;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private Folding() {}

    /// Whether a segment that is no literal here is a value: it looks like one, or like those that were seen here, or
    /// words are values here.
    static boolean isValue(String segment, SegmentKind kind, TemplateNode node) {
        return !kind.mayBeName()
                || (mayBeValue(segment, kind) && (node.open() || isLikeThose(segment, node.variable())));
    }

    /// A language among languages, `dQwWgXcQ` among codes, `red-shoes` among slugs.
    private static boolean isLikeThose(String segment, @Nullable TemplateNode variable) {
        if (variable == null) {
            return false;
        }
        if (segment.length() == 2 && LANGUAGES.contains(segment)) {
            return variable.isOf(SegmentKind.LOCALE);
        }
        return SegmentKind.isMixed(segment)
                ? variable.isOf(SegmentKind.CODE)
                : segment.indexOf('-') > 0 && variable.isOf(SegmentKind.SLUG);
    }

    /// Whether a word may be a value where words are.
    static boolean mayBeValue(String segment, SegmentKind kind) {
        return kind != SegmentKind.SCRIPT && !segment.isEmpty() && !HandlerWords.has(segment);
    }

    /// @param depth of the node: 0 is the root
    static void look(TemplateNode node, int depth) {
        languages(node);
        fold(
                new TreeMap<>(node.literals())
                        .keySet().stream()
                                .filter(word -> isValue(word, SegmentKind.of(word), node) && !node.open())
                                .toList(),
                node);
        if (depth > 0) {
            alike(node);
        }
        tooMany(node, depth);
        for (TemplateNode child : List.copyOf(node.literals().values())) {
            look(child, depth + 1);
        }
        TemplateNode variable = node.variable();
        if (variable != null) {
            look(variable, depth + 1);
        }
    }

    private static void languages(TemplateNode node) {
        List<String> codes = new TreeMap<>(node.literals())
                .keySet().stream()
                        .filter(text -> text.length() == 2 && LANGUAGES.contains(text))
                        .toList();
        if (codes.size() >= 3 || (codes.size() == 2 && sharesWord(node, codes))) {
            codes.forEach(code -> node.fold(code, SegmentKind.LOCALE));
        }
    }

    private static boolean sharesWord(TemplateNode node, List<String> codes) {
        TemplateNode first = node.literals().get(codes.get(0));
        TemplateNode second = node.literals().get(codes.get(1));
        return first != null
                && second != null
                && first.literals().keySet().stream()
                        .anyMatch(word -> !word.isEmpty() && second.literals().containsKey(word));
    }

    private static void alike(TemplateNode node) {
        if (!node.open() && node.literals().size() <= ALIKE_AMONG_VALUES) {
            return;
        }
        String behind = commonBehind(node);
        List<String> alike = new ArrayList<>();
        int seen = 0;
        int onward = 0;
        for (Map.Entry<String, TemplateNode> child : new TreeMap<>(node.literals()).entrySet()) {
            if (isAlike(child.getKey(), child.getValue(), behind)) {
                alike.add(child.getKey());
                seen += child.getValue().sightings() >= SIGHTINGS ? 1 : 0;
                onward += child.getValue().isLeaf() ? 0 : 1;
            }
        }
        boolean among = onward == 0 && isOfValues(node) && alike.size() > ALIKE_AMONG_VALUES;
        boolean many = seen > (onward > seen / 4 ? ALIKE_BEHIND : ALIKE);
        if (node.open()
                || ((among || many)
                        && alike.size() >= MOST_WORDS * node.literals().size())) {
            node.opens();
            fold(alike, node);
        }
    }

    /// At least half of what was asked for there are values.
    private static boolean isOfValues(TemplateNode node) {
        TemplateNode variable = node.variable();
        return variable != null && variable.sightings() * 2L >= node.sightings();
    }

    private static boolean isAlike(String text, TemplateNode child, String behind) {
        if (!mayBeValue(text, SegmentKind.of(text))) {
            return false;
        }
        boolean leadsToIds = child.variable() != null && !child.open();
        return child.isLeaf()
                ? child.known(false) == null
                : !leadsToIds && child.literals().containsKey(behind);
    }

    /// The word that stands behind most of those that lead on to one; empty = none does behind half of them.
    private static String commonBehind(TemplateNode node) {
        Map<String, Integer> times = new HashMap<>();
        int leading = 0;
        for (TemplateNode child : node.literals().values()) {
            if (!child.literals().isEmpty()) {
                leading++;
                child.literals().keySet().forEach(word -> times.merge(word, 1, Integer::sum));
            }
        }
        int half = leading / 2;
        return times.entrySet().stream()
                .filter(word -> !word.getKey().isEmpty() && word.getValue() > half)
                .max(Comparator.comparingInt((Map.Entry<String, Integer> word) -> word.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("\0");
    }

    private static void tooMany(TemplateNode node, int depth) {
        if (node.literals().size() <= TOO_MANY) {
            return;
        }
        node.opens();
        String behind = commonBehind(node);
        List<String> rest = new ArrayList<>();
        new TreeMap<>(node.literals()).forEach((text, child) -> {
            if (!carries(text, child, node, depth, behind)) {
                rest.add(text);
            }
        });
        fold(rest, node);
        fold(
                new TreeMap<>(node.literals())
                        .entrySet().stream()
                                .sorted(Comparator.comparingInt((Map.Entry<String, TemplateNode> child) ->
                                                child.getValue().sightings())
                                        .reversed())
                                .skip(KEPT)
                                .map(Map.Entry::getKey)
                                .toList(),
                node);
    }

    private static void fold(List<String> words, TemplateNode node) {
        words.forEach(word -> node.fold(word, SegmentKind.of(word)));
    }

    private static boolean carries(String text, TemplateNode child, TemplateNode node, int depth, String behind) {
        double share = child.sightings() / (double) Math.max(1, node.sightings());
        if (text.isEmpty()) {
            return true;
        }
        if (!child.isEstablished()) {
            return false;
        }
        boolean own = !mayBeValue(text, SegmentKind.of(text)) || child.known(false) != null;
        if (child.isLeaf()) {
            return own || (depth == 0 && share >= OF_TRAFFIC);
        }
        return own || (!child.literals().containsKey(behind) && share >= OF_TRAFFIC_BEHIND);
    }
}
