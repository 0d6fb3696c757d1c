package io.banyan.api;

import io.banyan.view.FeedAway;
import io.banyan.view.FeedStore;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import io.banyan.view.ViewVersion.Errands;
import io.banyan.view.Wish;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// A feed in memory: tests say what views there are, and read what was asked of them.
final class MemoryFeedStore implements FeedStore {
    final Map<String, View> views = new TreeMap<>();
    final Map<String, Wish> asked = new LinkedHashMap<>();
    final Set<String> drawn = new LinkedHashSet<>();
    volatile String away = "";
    /// It answers, but takes no switch.
    volatile boolean readOnly;
    final AtomicInteger looks = new AtomicInteger();

    void put(View view) {
        views.put(view.name(), view);
    }

    int active(String view) {
        return views.getOrDefault(view, View.unheard(view)).active();
    }

    @Override
    public List<View> now(Instant now) {
        looks.incrementAndGet();
        return List.copyOf(views.values());
    }

    @Override
    public String away() {
        return away;
    }

    @Override
    public Mono<View> look(String view) {
        return answer(() -> views.getOrDefault(view, View.unheard(view)));
    }

    @Override
    public Mono<Void> serve(String view, int version) {
        if (readOnly) {
            return Mono.error(new FeedAway("READONLY"));
        }
        return answer(() -> {
                    View before = views.getOrDefault(view, View.unheard(view));
                    views.put(view, new View(view, version, before.versions()));
                    return view;
                })
                .then();
    }

    @Override
    public Mono<Optional<Wish>> ask(String view, int version, Wish wish) {
        return answer(() -> {
            asked.put(view + " v" + version, wish);
            View before = views.getOrDefault(view, View.unheard(view));
            views.put(
                    view,
                    new View(
                            view,
                            before.active(),
                            before.versions().stream()
                                    .map(one -> one.number() == version ? waiting(one, wish) : one)
                                    .toList()));
            return Optional.<Wish>empty();
        });
    }

    private static ViewVersion waiting(ViewVersion version, Wish wish) {
        return new ViewVersion(
                version.number(),
                version.state(),
                version.watermark(),
                version.heard(),
                version.why(),
                version.build(),
                version.dead(),
                new Errands(wish, "", null));
    }

    @Override
    public Mono<Void> draw(String view, int version, String id, int count) {
        return answer(() -> id).then();
    }

    @Override
    public Mono<Optional<Set<String>>> drawn(String view, int version, String id) {
        return answer(() -> drawn.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(drawn)));
    }

    private <T> Mono<T> answer(Supplier<T> said) {
        return Mono.defer(() -> away.isEmpty() ? Mono.just(said.get()) : Mono.error(new FeedAway(away)));
    }
}
