package io.banyan.freshness;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All views of an installation as one replica knows them, and which history of the database is the present one.
/// Outlives reloads. Safe for any thread; [#update] is called by the one thread that swaps snapshots.
public final class Views {
    /// How long an answer of a history that has ended may be on its way.
    private static final Duration LATE = Duration.ofMinutes(1);

    private final boolean fed;
    private volatile Map<String, FreshnessState> states = Map.of();
    private volatile @Nullable Source told;
    private @Nullable Source left;
    private long leftUntilMillis;

    /// @param fed a feed is asked for the views that have a name there
    public Views(boolean fed) {
        this.fed = fed;
    }

    /// The states of these groups and of no others; a group whose view is as before goes on with what is known.
    public Map<String, FreshnessState> update(Map<String, FreshnessRule> rules) {
        Map<String, FreshnessState> next = new HashMap<>();
        rules.forEach((group, rule) -> {
            FreshnessState kept = states.get(group);
            next.put(group, kept != null && kept.rule().equals(rule) ? kept : newly(rule, kept));
        });
        states = Map.copyOf(next);
        return states;
    }

    /// What is known of the view stays known.
    private FreshnessState newly(FreshnessRule rule, @Nullable FreshnessState kept) {
        FreshnessState made = new FreshnessState(rule, fed && rule.view() != null, () -> told);
        if (kept != null && Objects.equals(kept.rule().view(), rule.view())) {
            made.goOnFrom(kept);
        }
        return made;
    }

    /// Group → its state, in the order of names.
    public Map<String, FreshnessState> all() {
        return new TreeMap<>(states);
    }

    /// The names that the feed is to be asked for, each once, in order.
    public List<String> names() {
        return states.values().stream()
                .filter(FreshnessState::fed)
                .map(state -> state.rule().view())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /// The feed has spoken of a view.
    ///
    /// @param word null = it has nothing of it
    public void heard(String view, @Nullable FeedWord word, long nowMillis) {
        states.values().stream()
                .filter(state -> state.fed() && view.equals(state.rule().view()))
                .forEach(state -> {
                    if (word == null) {
                        state.unheard(nowMillis);
                    } else {
                        state.heard(word, nowMillis);
                    }
                });
    }

    /// LEGACY or its database has said where it is: from now on that history is the present one. For a minute nobody
    /// goes back to the one before it: what was asked there may still be answered.
    public synchronized void present(Source source, long nowMillis) {
        Source before = told;
        if (source.equals(before) || (source.equals(left) && nowMillis < leftUntilMillis)) {
            return;
        }
        left = before;
        leftUntilMillis = nowMillis + LATE.toMillis();
        told = source;
    }

    /// The history that tickets are of: the one that was told, else the one that the views are of; null = not known.
    public @Nullable Source source() {
        Source present = told;
        if (present != null) {
            return present;
        }
        for (FreshnessState state : states.values()) {
            Watermark reached = state.reached();
            if (reached != null) {
                return reached.source();
            }
        }
        return null;
    }

    /// Whether some other view of the same source is known to be behind a watermark, or not known at all, or has a copy
    /// that may be: then who has seen the one must not be shown the other.
    public boolean othersAreBehind(FreshnessState own, Watermark seen, long nowMillis) {
        Position position = seen.position();
        if (position == null || states.size() == 1) {
            return false;
        }
        for (FreshnessState state : states.values()) {
            if (state != own && (state.copiesDiffer(nowMillis) || isBehind(state.reached(), position))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(@Nullable Watermark reached, Position position) {
        if (reached == null || reached.position() == null) {
            return true;
        }
        return reached.position().comparedWith(position) == Position.Order.BEFORE;
    }
}
