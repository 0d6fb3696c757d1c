package io.banyan.feed;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one replica tells the others about identities, in one line: `REPLICA NUMBER beat`, `REPLICA NUMBER bye`,
/// `REPLICA NUMBER all` or `REPLICA NUMBER forget NAME,NAME`.
///
/// @param number one more than that of the word before
/// @param names of credentials, by keyed hash; none unless they are forgotten
record IdentityWord(String replica, long number, Kind kind, List<String> names) {
    /// The most names in one word.
    static final int MOST = 500;

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9-]{1,100}) ([0-9]{1,18}) (?:(beat|bye|all)|forget ([A-Za-z0-9_,-]{1,20000}))");

    enum Kind {
        BEAT,
        BYE,
        ALL,
        FORGET
    }

    /// Null = it is none.
    static @Nullable IdentityWord parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String word = form.group(3);
        Kind kind = word == null
                ? Kind.FORGET
                : switch (word) {
                    case "beat" -> Kind.BEAT;
                    case "bye" -> Kind.BYE;
                    default -> Kind.ALL;
                };
        List<String> names = kind == Kind.FORGET ? List.of(form.group(4).split(",", -1)) : List.of();
        return new IdentityWord(form.group(1), Long.parseLong(form.group(2)), kind, names);
    }

    String text() {
        String said =
                switch (kind) {
                    case BEAT -> "beat";
                    case BYE -> "bye";
                    case ALL -> "all";
                    case FORGET -> "forget " + String.join(",", names);
                };
        return replica + " " + number + " " + said;
    }
}
