package io.banyan.meters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request's target as the access log may show it: `/search;jsessionid=8A3F?q=red+shoes&page=2` is
/// `/search;jsessionid?q&page` where only names are shown. Clients write targets, so the result is bounded whatever
/// they write; what makes a line of it escapes the rest.
///
/// A user and a password never pass: of `http://ann:secret@host/a` remains `http://...@host/a`. What stands before an
/// `@` counts as such behind any `//`, and in a target that is no path (which is refused anyway) up to the last `@` of
/// all, since passwords may hold a `/` or `?`.
final class LoggedTarget {
    /// Characters of a target, and of one name in a query. What is longer than any parameter's name is a value that
    /// stands alone: `?eyJhbGciOi...`.
    private static final int MOST = 4_096;
    private static final int MOST_OF_A_NAME = 64;

    private static final int MOST_NAMES = 50;
    private static final String CUT = "...";
    private static final Pattern USER = Pattern.compile("(?i)(//|\\\\\\\\)[^/?#\\\\]*(@|%40)");
    private static final Pattern USER_OF_NO_PATH = Pattern.compile("(?is)^([a-z][a-z0-9+.-]*:[/\\\\]{2,})?.*(@|%40)");
    private static final Pattern PATH_VALUE = Pattern.compile("(?i)(;[^/;=]*?)(=|%3d)[^/;]*");
    private static final Pattern VALUE = Pattern.compile("(?i)(=|%3d)");

    private LoggedTarget() {}

    /// @param target as it came, in any form
    static String of(String target, LoggedQuery query) {
        String shown = withoutUser(target);
        if (query != LoggedQuery.FULL) {
            int end = endOfPath(shown);
            String path = PATH_VALUE.matcher(shown.substring(0, end)).replaceAll("$1");
            shown = query == LoggedQuery.NAMES && end < shown.length() && shown.charAt(end) == '?'
                    ? path + '?' + names(shown.substring(end + 1))
                    : path;
        }
        return bounded(shown, MOST);
    }

    /// No longer than so many characters, and visibly cut where it was.
    static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + CUT;
    }

    private static String withoutUser(String target) {
        if (target.indexOf('@') < 0 && !target.contains("%40")) {
            return target;
        }
        Pattern user = target.startsWith("/") ? USER : USER_OF_NO_PATH;
        return user.matcher(target)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? "" : found.group(1)) + "...@");
    }

    private static int endOfPath(String target) {
        int end = 0;
        while (end < target.length() && target.charAt(end) != '?' && target.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    /// Behind a raw `#`, which no client should send, servers disagree what is a value: nothing is shown of it.
    private static String names(String query) {
        int fragment = query.indexOf('#');
        String[] pairs = (fragment < 0 ? query : query.substring(0, fragment)).split("&", MOST_NAMES + 1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pairs.length && i < MOST_NAMES; i++) {
            String name = VALUE.split(pairs[i], 2)[0];
            names.add(name.length() > MOST_OF_A_NAME ? CUT : name);
        }
        if (pairs.length > MOST_NAMES) {
            names.add(CUT);
        }
        return String.join("&", names);
    }
}
