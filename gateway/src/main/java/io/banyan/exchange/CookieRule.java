package io.banyan.exchange;

import java.util.List;

/// Which cookies MODERN's answers may set, as a group's file says it. One that is passed reaches the client, one that
/// is dropped is taken off, and for one that is neither LEGACY answers: only then is the page whole. Names are
/// compared letter by letter, case included.
///
/// With `set-cookie: [theme]` and `drop-cookies: ["SESS*"]`: `theme` is passed, `SESSION` dropped, `Theme` unlisted.
///
/// @param passed names; what stands here is passed, whatever `dropped` says
/// @param dropped names, beginnings of names (`SESS*`), or `*` for all that are not passed
public record CookieRule(List<String> passed, List<String> dropped) {
    /// Of a group whose file says nothing: every cookie is unlisted.
    public static final CookieRule DEFAULT = new CookieRule(List.of(), List.of());

    public CookieRule {
        passed = List.copyOf(passed);
        dropped = List.copyOf(dropped);
    }

    public boolean passes(String name) {
        return passed.contains(name);
    }

    /// Neither passed nor dropped.
    public boolean isUnlisted(String name) {
        return !passes(name) && dropped.stream().noneMatch(pattern -> catches(pattern, name));
    }

    /// Whether a name, a beginning of names, or `*` stands for a name.
    public static boolean catches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }
}
