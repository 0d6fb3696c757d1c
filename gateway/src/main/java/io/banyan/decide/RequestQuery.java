package io.banyan.decide;

import io.banyan.route.QueryRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The query of a request target, read only as far as somebody asks.
///
/// @param from the index behind the `?`; the target's length when there is no query
record RequestQuery(String target, int from) {
    /// @param pathEnd the index of the `?`, or the target's length
    static RequestQuery behind(String target, int pathEnd) {
        return new RequestQuery(target, Math.min(pathEnd + 1, target.length()));
    }

    /// What makes it no valid query under a rule, for people; null when it is one. An empty query is valid.
    @Nullable
    String finding(QueryRule rule) {
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%' ? !UriText.isEscape(target, i, target.length()) : !UriText.isInQuery(c, rule)) {
                return c == '%' ? Found.brokenEscape(target, i, target.length()) : Found.character(c) + Found.at(i);
            }
        }
        return null;
    }

    /// The method override among its parameters, as written, or null: `_method`, `_httpmethod`, in any case, once
    /// decoded. Some servers separate parameters by `;` too, so this looks behind both.
    @Nullable
    String override() {
        for (int start = from; start < target.length(); ) {
            int end = start;
            while (end < target.length() && target.charAt(end) != '&' && target.charAt(end) != ';') {
                end++;
            }
            char first = target.charAt(start);
            if ((first == '_' || first == '%') && isOverride(start, nameEnd(start, end))) {
                return target.substring(start, nameEnd(start, end));
            }
            start = end + 1;
        }
        return null;
    }

    /// The value of a parameter that occurs once, decoded once (`+` is a space); empty when it has no `=`. Null when
    /// it is absent, occurs twice or cannot be decoded.
    @Nullable
    String single(String name) {
        int found = -1;
        int foundEnd = -1;
        for (int start = from; start < target.length(); ) {
            int ampersand = target.indexOf('&', start);
            int end = ampersand < 0 ? target.length() : ampersand;
            if (isNamed(name, start, nameEnd(start, end))) {
                if (found >= 0) {
                    return null;
                }
                found = start;
                foundEnd = end;
            }
            start = end + 1;
        }
        return found < 0
                ? null
                : UriText.decode(target, Math.min(nameEnd(found, foundEnd) + 1, foundEnd), foundEnd, true);
    }

    private int nameEnd(int start, int end) {
        int equals = target.indexOf('=', start);
        return equals < 0 || equals > end ? end : equals;
    }

    private boolean isNamed(String name, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = target.charAt(i);
            if (c == '%' || c == '+' || c > 127) {
                return name.equals(UriText.decode(target, start, end, true));
            }
        }
        return end - start == name.length() && target.startsWith(name, start);
    }

    private boolean isOverride(int start, int end) {
        String name = UriText.decode(target, start, end, true);
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        return lower.equals("_method") || lower.equals("_httpmethod");
    }
}
