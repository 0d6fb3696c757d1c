package io.banyan.projections.store;

import io.banyan.redis.RedisScript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked of whoever runs a version and what became of it, in one hash: `id` and `wish`, and `did`, `says`,
/// `at`, `refused`.
record RedisWishes(RedisAccess redis) {
    private static final RedisScript ASK = RedisScript.beside(RedisWishes.class, "ask");
    private static final RedisScript DONE = RedisScript.beside(RedisWishes.class, "done");

    /// The key was a text before there were several kinds of wishes; it gives way to the next that is asked.
    private Map<String, String> kept(ViewId view) {
        try {
            return redis.hash(RedisViewKeys.wish(view));
        } catch (ViewUnavailable failed) {
            throw String.valueOf(failed.getMessage()).contains("WRONGTYPE")
                    ? WishJson.unreadable(view, failed)
                    : failed;
        }
    }

    void ask(ViewId view, @Nullable Wish wish) {
        String key = RedisViewKeys.wish(view);
        if (wish == null) {
            redis.ask(commands -> commands.hdel(key, "id", "wish"));
        } else {
            redis.run(ASK, List.of(key), List.of(wish.id(), WishJson.text(wish)));
        }
    }

    void done(ViewId view, Did did) {
        redis.run(
                DONE,
                List.of(RedisViewKeys.wish(view)),
                List.of(did.id(), did.says(), did.at().toString(), String.valueOf(did.refused())));
    }

    @Nullable
    Wish wish(ViewId view) {
        String kept = kept(view).get("wish");
        return kept == null ? null : WishJson.kept(view, kept);
    }

    @Nullable
    Did did(ViewId view) {
        Map<String, String> kept = kept(view);
        String id = kept.get("did");
        String says = kept.get("says");
        String at = kept.get("at");
        return id == null || says == null || at == null
                ? null
                : new Did(id, says, Instant.parse(at), Boolean.parseBoolean(kept.get("refused")));
    }
}
