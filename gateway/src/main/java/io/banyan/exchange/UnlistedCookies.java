package io.banyan.exchange;

import io.banyan.route.Route;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cookies of one answer of MODERN's that its group's file lists nowhere, so that LEGACY answered the read.
///
/// @param method of the read
/// @param names at least one and at most [#MOST], each once; [#ODD] for all that no file could list
/// @param rule which lists none of them
public record UnlistedCookies(Route route, String method, List<String> names, CookieRule rule) {
    /// The most names that are told of one answer.
    public static final int MOST = 10;

    /// Stands for a name that is empty, has more than 64 characters, or others than a token's: nobody is told what an
    /// upstream wrote there.
    public static final String ODD = "?";

    private static final Pattern TOLD = Pattern.compile("[A-Za-z0-9!#$%&'+.^_`|~-]{1,64}");

    public UnlistedCookies {
        names = List.copyOf(names);
    }

    /// Those that a rule lists nowhere, as they are told.
    public static List<String> of(Stream<String> names, CookieRule rule) {
        return names.filter(rule::isUnlisted)
                .map(name -> TOLD.matcher(name).matches() ? name : ODD)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
