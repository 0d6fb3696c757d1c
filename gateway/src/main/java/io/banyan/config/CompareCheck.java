package io.banyan.config;

import io.banyan.compare.CompareRule;
import io.banyan.compare.CompareRules;
import io.banyan.compare.PointerTree;
import io.banyan.compare.PointerTree.Ignored;
import io.banyan.compare.PointerTree.Mark;
import io.banyan.compare.PointerTree.Near;
import io.banyan.compare.PointerTree.Unordered;
import io.banyan.compare.Tolerance;
import io.banyan.written.Distinct;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds what of two answers must be the same from what a group and its routes write of it: a key of a route takes the
/// place of the group's.
record CompareCheck(Problems problems) {
    private static final String HEADER = "header:";
    private static final int MOST = 100;
    /// As somebody may write the whole of an answer.
    private static final Set<String> WHOLE = Set.of("", "*", "**", "/**", "$", "#", "status", PointerTree.WHOLE);

    CompareRules check(GroupSpec spec) {
        Parts group = parts(spec.compare());
        Map<String, CompareRule> routes = new HashMap<>();
        for (RouteSpec route : spec.routes()) {
            if (route.compare() != null) {
                CompareRule rule = parts(route.compare()).over(group).rule();
                routes.put(route.id() == null ? "" : route.id().text(), rule);
            }
        }
        return new CompareRules(group.rule(), routes);
    }

    /// What each key comes to; null = it is not written.
    private record Parts(
            @Nullable List<String> ignored,
            @Nullable List<Mark> unordered,
            @Nullable List<Mark> near,
            @Nullable List<String> headers,
            @Nullable Boolean normalised,
            @Nullable Boolean values) {
        static final Parts NONE = new Parts(null, null, null, null, null, null);

        Parts over(Parts group) {
            return new Parts(
                    ignored == null ? group.ignored : ignored,
                    unordered == null ? group.unordered : unordered,
                    near == null ? group.near : near,
                    headers == null ? group.headers : headers,
                    normalised == null ? group.normalised : normalised,
                    values == null ? group.values : values);
        }

        CompareRule rule() {
            List<Mark> marks = new ArrayList<>();
            List<String> compared = new ArrayList<>(headers == null ? CompareRule.HEADERS : headers);
            for (String item : ignored == null ? List.<String>of() : ignored) {
                if (item.startsWith(HEADER)) {
                    compared.remove(item.substring(HEADER.length()));
                } else {
                    marks.add(new Ignored(item));
                }
            }
            marks.addAll(unordered == null ? List.of() : unordered);
            marks.addAll(near == null ? List.of() : near);
            return new CompareRule(
                    PointerTree.of(marks), compared, Boolean.TRUE.equals(normalised), Boolean.TRUE.equals(values));
        }
    }

    private Parts parts(@Nullable CompareSpec spec) {
        return spec == null
                ? Parts.NONE
                : new Parts(
                        listed(spec.ignore(), this::ignored),
                        unordered(spec.unordered()),
                        near(spec.tolerance()),
                        listed(spec.headers(), this::header),
                        choice(spec.text(), "exact", "normalised"),
                        choice(spec.store(), "hashes", "values"));
    }

    private @Nullable List<String> listed(@Nullable WrittenList written, Distinct.Conversion<String> convert) {
        if (written != null && written.items().size() > MOST) {
            refuse(written.items().get(MOST), "is one too many: at most " + MOST + " are allowed");
        }
        return written == null ? null : new Distinct(problems).of(written, convert);
    }

    private @Nullable String ignored(Written item) {
        if (item.text().regionMatches(true, 0, HEADER, 0, HEADER.length())) {
            String name = item.text().substring(HEADER.length()).strip();
            return item.text().startsWith(HEADER)
                    ? header(item, name, HEADER)
                    : refuse(item, "must begin in lower case; write '" + HEADER + name + "'");
        }
        if (WHOLE.contains(item.text()) || PointerTree.isEverything(item.text())) {
            return refuse(item, "ignores every answer whole; name what may differ, such as /updatedAt or /items/*/id");
        }
        return pointer(item, item.text()) ? item.text() : null;
    }

    private @Nullable String header(Written item) {
        return header(item, item.text(), "");
    }

    private @Nullable String header(Written item, String name, String before) {
        if (FilterCheck.TOKEN.matcher(name).matches() && !name.contains("*")) {
            return before + name.toLowerCase(Locale.ROOT);
        }
        return refuse(item, "must be the name of one header; write '" + before + "cache-control'");
    }

    private @Nullable List<Mark> unordered(@Nullable List<CompareSpec.Unordered> written) {
        if (written == null) {
            return null;
        }
        List<Mark> marks = new ArrayList<>();
        Map<String, Written> seen = new HashMap<>();
        for (CompareSpec.Unordered item : written) {
            String at = item.at().text();
            Written key = item.key();
            boolean good = (at.equals(PointerTree.WHOLE) || pointer(item.at(), at)) && (key == null || key(key));
            Written before = seen.putIfAbsent(at, item.at());
            if (before != null) {
                problems.add(Rule.LISTED_TWICE, item.at(), String.valueOf(before.line()));
            } else if (good) {
                marks.add(new Unordered(at, key == null ? null : key.text()));
            }
        }
        return marks;
    }

    private boolean key(Written key) {
        if (!List.of(key.text().split("/", -1)).contains("*")) {
            return pointer(key, key.text());
        }
        refuse(key, "must lead to one value in each element, without *; write '/id'");
        return false;
    }

    private @Nullable List<Mark> near(@Nullable List<CompareSpec.Near> written) {
        if (written == null) {
            return null;
        }
        List<Mark> marks = new ArrayList<>();
        for (CompareSpec.Near line : written) {
            Tolerance by = Tolerance.parse(line.by().text());
            if (by == null) {
                refuse(line.by(), "must be a number or a time with a unit (ms, s, m or h); write '0.01' or '2s'");
            } else if (pointer(
                    new Written(line.at(), line.by().line(), line.by().key()), line.at())) {
                marks.add(new Near(line.at(), by));
            }
        }
        return marks;
    }

    private boolean pointer(Written where, String text) {
        if (PointerTree.isPointer(text)) {
            return true;
        }
        String instead = pointerLike(text.strip().replaceAll("~(?![01])", "~0"));
        refuse(
                where,
                PointerTree.isPointer(instead)
                        ? "must be a JSON pointer (RFC 6901), where * is any step; write '" + instead + "'"
                        : "must be a JSON pointer (RFC 6901) of at most 20 steps, of at most 100 characters each;"
                                + " write '/updatedAt'");
        return false;
    }

    /// What its author may have meant: what is a pointer stays as it is, a path of another kind becomes one.
    private static String pointerLike(String text) {
        if (PointerTree.isPointer(text) && !PointerTree.isEverything(text)) {
            return text;
        }
        String steps = text.replaceFirst("^#?\\$?", "")
                .replaceAll("\\[(\\*|[0-9]+)]", "/$1")
                .replaceAll("[^A-Za-z0-9_/*~-]+", "/")
                .replaceAll("/{2,}", "/")
                .replaceAll("^/|/$", "");
        return PointerTree.isEverything("/" + steps) ? "/updatedAt" : "/" + steps;
    }

    /// Null where nothing is written; whether it is the second.
    private @Nullable Boolean choice(@Nullable Written written, String first, String second) {
        if (written == null) {
            return null;
        }
        boolean is = written.text().equals(second);
        if (!is && !written.text().equals(first)) {
            refuse(written, "must be " + first + " or " + second + "; write '" + first + "'");
        }
        return is;
    }

    private @Nullable String refuse(Written written, String why) {
        problems.add(Rule.COMPARE, written, why);
        return null;
    }
}
