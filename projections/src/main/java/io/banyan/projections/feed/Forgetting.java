package io.banyan.projections.feed;

import io.banyan.projections.store.ViewId;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import java.util.List;
import reactor.core.publisher.Mono;

/// Takes a version that was dropped out of the feed, and its view with its last version.
final class Forgetting {
    private static final RedisScript FORGET = RedisScript.beside(Forgetting.class, "forget");

    private Forgetting() {}

    /// May be asked again.
    static Mono<Void> of(RedisLink link, ViewId view) {
        return link.run(
                        FORGET,
                        List.of(FeedKeys.view(view.name()), FeedKeys.version(view)),
                        List.of(FeedKeys.field(view)))
                .filter(left -> left.getFirst().equals(0L))
                .flatMap(none -> link.ask(commands -> commands.srem(FeedKeys.NAMES, view.name())))
                .then();
    }
}
