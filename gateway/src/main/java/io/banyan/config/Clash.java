package io.banyan.config;

import io.banyan.route.Origin;
import io.banyan.route.Route;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.Rule;

/// An error between two files: each is fine by itself, and one of them must go. Which one is `LastGood`'s to say, so it
/// is worded from both sides.
///
/// @param one the name of the one file
/// @param other the name of the other
/// @param atOne the problem if `one` is hit
/// @param atOther the problem if `other` is hit
public record Clash(String one, String other, Problem atOne, Problem atOther) {
    static Clash sameGroup(ParsedFile one, FileGroup group, ParsedFile other, FileGroup same) {
        return new Clash(one.name(), other.name(), sameGroup(group, same), sameGroup(same, group));
    }

    static Clash sameId(ParsedFile one, Route route, ParsedFile other, Route same) {
        return new Clash(one.name(), other.name(), sameId(route, same), sameId(same, route));
    }

    static Clash equalRank(ParsedFile one, Route route, ParsedFile other, Route equal) {
        return new Clash(one.name(), other.name(), equalRank(route, equal), equalRank(equal, route));
    }

    static Problem equalRank(Route hit, Route other) {
        return problem(
                Rule.EQUAL_RANK,
                hit.origin(),
                "routes." + hit.id() + ".path",
                hit.path().pattern(),
                other.id(),
                other.origin().toString(),
                other.path().pattern());
    }

    private static Problem sameGroup(FileGroup hit, FileGroup other) {
        Origin at = hit.group().origin();
        return problem(
                Rule.DUPLICATE_GROUP,
                at,
                "group",
                hit.name(),
                other.group().origin().toString());
    }

    private static Problem sameId(Route hit, Route other) {
        String key = "routes." + hit.id() + ".id";
        return problem(
                Rule.DUPLICATE_ROUTE_ID,
                hit.origin(),
                key,
                hit.id(),
                other.origin().toString());
    }

    private static Problem problem(Rule rule, Origin at, String key, String found, String... more) {
        return new Problem(rule, at, rule.message(key, Problems.shown(found), more));
    }
}
