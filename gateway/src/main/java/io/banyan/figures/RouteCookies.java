package io.banyan.figures;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.UnlistedCookies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The unlisted cookies of one route in the last minute.
final class RouteCookies {
    private static final long MINUTE = 60;

    private final MinuteCount reads = new MinuteCount();
    /// When each was seen last; names beyond the most are one, [UnlistedCookies#ODD].
    private final Map<String, Long> names = new ConcurrentHashMap<>();

    private volatile UnlistedCookies last;

    RouteCookies(UnlistedCookies first) {
        this.last = first;
    }

    String group() {
        return last.route().groupName();
    }

    String id() {
        return last.route().id();
    }

    void seen(UnlistedCookies cookies, long second) {
        last = cookies;
        reads.add(second);
        for (String name : cookies.names()) {
            if (!names.containsKey(name) && names.size() >= UnlistedCookies.MOST) {
                names.values().removeIf(at -> second - at >= MINUTE);
            }
            boolean toldApart = names.containsKey(name) || names.size() < UnlistedCookies.MOST;
            names.put(toldApart ? name : UnlistedCookies.ODD, second);
        }
    }

    boolean isSeen(long now) {
        return reads.sum(now) > 0;
    }

    /// Empty: nothing in the last minute, or all of it is listed by now.
    Optional<String> sentence(CookieRule rule, long now) {
        List<String> seen = names.entrySet().stream()
                .filter(name -> now - name.getValue() < MINUTE)
                .map(Map.Entry::getKey)
                .filter(name ->
                        name.equals(UnlistedCookies.ODD) ? !rule.dropped().contains("*") : rule.isUnlisted(name))
                .sorted()
                .toList();
        long count = reads.sum(now);
        return seen.isEmpty() || count == 0 ? Optional.empty() : Optional.of(says(seen, rule, count));
    }

    private String says(List<String> seen, CookieRule rule, long count) {
        List<String> written =
                seen.stream().filter(name -> !name.equals(UnlistedCookies.ODD)).toList();
        boolean others = written.size() < seen.size();
        String cookies = String.join(", ", written) + (others ? (written.isEmpty() ? "" : " and ") + "others" : "");
        String pass = written.isEmpty() ? "" : line("set-cookie", rule.passed(), written) + " to pass them, or ";
        String drop = line("drop-cookies", rule.dropped(), others ? List.of("\"*\"") : written);
        return "MODERN of " + group() + " would set cookies that "
                + last.route().origin().file() + " does not list ("
                + cookies + ") on " + last.method() + " "
                + last.route().path().pattern() + " (route " + id() + "): LEGACY answered " + count
                + (count == 1 ? " read" : " reads") + " in the last minute; there, write " + pass + drop
                + " to remove them";
    }

    /// The whole line, since a key stands in a file once.
    private static String line(String key, List<String> listed, List<String> more) {
        Stream<String> before = listed.stream().map(name -> name.equals("*") ? "\"*\"" : name);
        return key + ": ["
                + String.join(", ", Stream.concat(before, more.stream()).toList()) + "]";
    }
}
