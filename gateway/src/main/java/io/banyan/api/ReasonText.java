package io.banyan.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What a reason may be: 1 to 500 characters (code points) in one line that people can see. Judged by the categories of
/// Unicode, not by lists of characters:
///
/// - letters, numbers, punctuation and symbols are seen: a reason has at least one of them;
/// - marks and spaces are fine beside those;
/// - controls, line and paragraph separators are refused, since they end lines;
/// - format characters (bidirectional overrides, zero-width spaces, tags) are refused, but for the two joiners that
///   Persian, Indic scripts and emoji are written with;
/// - halves of surrogate pairs and private use are refused: nobody knows what they are.
final class ReasonText {
    static final int LONGEST = 500;

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /// Letters and a symbol by category, and blank on every screen: the fillers of Hangul and the empty Braille cell.
    private static final String BLANK = "\u115F\u1160\u3164\uFFA0\u2800";

    private ReasonText() {}

    /// Everything that is wrong with it, each said once; empty where it may go into the audit.
    static List<String> problems(String reason) {
        List<String> problems = new ArrayList<>();
        if (reason.codePointCount(0, reason.length()) > LONGEST) {
            problems.add("reason has more than " + LONGEST + " characters; shorten it");
        }
        first(reason, ReasonText::endsLines)
                .ifPresent(found ->
                        problems.add("reason has a control character, such as a line break (%s); write it as one line"
                                .formatted(found)));
        first(reason, ReasonText::isHidden)
                .ifPresent(found ->
                        problems.add("reason contains an invisible character, %s; remove it".formatted(found)));
        if (problems.isEmpty() && reason.codePoints().noneMatch(ReasonText::isSeen)) {
            problems.add("reason has no visible character, but must say why you are making the change, for the"
                    + " audit; write \"reason\": \"tried on staging\"");
        }
        return problems;
    }

    /// The first of them as people can look it up: `U+202E (RIGHT-TO-LEFT OVERRIDE) at character 5`.
    private static Optional<String> first(String reason, IntPredicate refused) {
        int[] characters = reason.codePoints().toArray();
        for (int at = 0; at < characters.length; at++) {
            if (refused.test(characters[at])) {
                String name = Character.getName(characters[at]);
                return Optional.of("U+%04X%s at character %d"
                        .formatted(characters[at], name == null ? "" : " (" + name + ")", at + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean endsLines(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> character != NON_JOINER && character != JOINER;
            case Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean isSeen(int character) {
        boolean stands =
                switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK -> false;
                    default -> true;
                };
        return stands && BLANK.indexOf(character) < 0;
    }
}
