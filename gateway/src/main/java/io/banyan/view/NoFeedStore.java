package io.banyan.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The feed of a gateway that asks none.
public final class NoFeedStore implements FeedStore {
    private static final String WHY = "no feed is asked: start serve with --views-redis URL";

    @Override
    public List<View> now(Instant now) {
        return List.of();
    }

    @Override
    public String away() {
        return WHY;
    }

    @Override
    public Mono<View> look(String view) {
        return none();
    }

    @Override
    public Mono<Void> serve(String view, int version) {
        return none();
    }

    @Override
    public Mono<Optional<Wish>> ask(String view, int version, Wish wish) {
        return none();
    }

    @Override
    public Mono<Void> draw(String view, int version, String id, int count) {
        return none();
    }

    @Override
    public Mono<Optional<Set<String>>> drawn(String view, int version, String id) {
        return none();
    }

    private static <T> Mono<T> none() {
        return Mono.error(() -> new FeedAway(WHY));
    }
}
