package io.banyan.route;

import java.util.Set;

/// The rule for names of variables: as in Java, also with `-`, and each once in a pattern.
record VariableName(String pattern, Set<String> seen) {
    void check(int from, int to) {
        if (from == to) {
            throw PatternFault.at(pattern, from, "a variable has no name; write {name}");
        }
        for (int i = from; i < to; i++) {
            char c = pattern.charAt(i);
            boolean fine =
                    i == from ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c) || c == '-';
            if (!fine && (c == '?' || c == '.')) {
                String name = pattern.substring(from, i);
                throw PatternFault.at(
                        pattern,
                        i,
                        c == '?'
                                ? "no segment is optional; write {%s} in a second route next to the one without it"
                                        .formatted(name)
                                : "'.' is not allowed in a variable's name; for all that follows write {*%s} as the last segment"
                                        .formatted(name));
            }
            if (!fine) {
                throw PatternFault.at(
                        pattern,
                        i,
                        "'" + c + "' is not allowed in a variable's name; allowed are letters, digits, _ and -, "
                                + "first a letter");
            }
        }
        String name = pattern.substring(from, to);
        if (!seen.add(name)) {
            throw PatternFault.at(pattern, from, "the variable '" + name + "' occurs twice; give each its own name");
        }
    }
}
