package io.banyan.figures;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Remembers for a minute which cookies MODERN would have set that no list names, so that LEGACY answered: by route, in
/// sentences with the line to write. Says so at once, and again after a minute while it goes on; a group's at most once
/// a minute. Memory is bounded: [#ROUTES] routes, and [UnlistedCookies#MOST] names of each; what comes beyond is not
/// told apart.
public final class CookieSightings implements Tap {
    /// The most routes that are remembered.
    static final int ROUTES = 200;

    /// The most sentences that are said of a group at once.
    static final int SAID = 5;

    private static final long MINUTE = 60;

    private final LongSupplier seconds;
    private final Consumer<String> say;
    private final Map<String, RouteCookies> routes = new ConcurrentHashMap<>();
    private final Map<String, Long> saidAt = new ConcurrentHashMap<>();

    /// @param seconds of a clock that only goes forward, from 0
    /// @param say hears of what an operator should know
    public CookieSightings(LongSupplier seconds, Consumer<String> say) {
        this.seconds = seconds;
        this.say = say;
    }

    @Override
    public void cookiesUnlisted(UnlistedCookies cookies) {
        long now = seconds.getAsLong();
        RouteCookies route = of(cookies, now);
        if (route == null) {
            return;
        }
        route.seen(cookies, now);
        String group = cookies.route().groupName();
        if (isDue(group, now)) {
            List<String> sentences = sentences(now, name -> name.equals(group) ? cookies.rule() : null);
            sentences.stream().limit(SAID).forEach(say);
            if (sentences.size() > SAID) {
                int more = sentences.size() - SAID;
                say.accept("MODERN of " + group + " does so on " + more + (more == 1 ? " more route" : " more routes")
                        + "; ./banyan status names them");
            }
        }
    }

    /// Null: too many others.
    private @Nullable RouteCookies of(UnlistedCookies cookies, long now) {
        String id = cookies.route().id();
        RouteCookies known = routes.get(id);
        if (known != null) {
            return known;
        }
        if (routes.size() >= ROUTES) {
            routes.values().removeIf(route -> !route.isSeen(now));
            saidAt.values().removeIf(at -> now - at >= MINUTE);
        }
        return routes.size() < ROUTES ? routes.computeIfAbsent(id, name -> new RouteCookies(cookies)) : null;
    }

    /// True for one caller a minute.
    private boolean isDue(String group, long now) {
        Long last = saidAt.putIfAbsent(group, now);
        return last == null || (now - last >= MINUTE && saidAt.replace(group, last, now));
    }

    /// What an operator should know of the last minute, in the order of groups and routes.
    ///
    /// @param rules of a group's file as it is now, so that cookies listed since are no longer told; null = the
    ///     group is gone
    public List<String> now(Function<String, @Nullable CookieRule> rules) {
        return sentences(seconds.getAsLong(), rules);
    }

    private List<String> sentences(long now, Function<String, @Nullable CookieRule> rules) {
        return routes.values().stream()
                .sorted(Comparator.comparing(RouteCookies::group).thenComparing(RouteCookies::id))
                .flatMap(route -> {
                    CookieRule rule = rules.apply(route.group());
                    return rule == null ? Stream.empty() : route.sentence(rule, now).stream();
                })
                .toList();
    }
}
