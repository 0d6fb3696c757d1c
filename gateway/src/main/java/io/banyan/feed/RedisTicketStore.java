package io.banyan.feed;

import io.banyan.freshness.TicketStore;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Tickets in Redis: of an installation `banyan` a text under `banyan:{banyan}:tickets:NAME`, which ends by itself.
///
/// All questions of a replica go over one connection, so what it has sent to be kept is there for whatever it asks
/// later.
public final class RedisTicketStore implements TicketStore {
    private static final RedisScript RAISE = RedisScript.beside(RedisTicketStore.class, "raise-ticket");

    private final RedisLink link;
    private final BooleanSupplier named;
    private final String prefix;

    /// @param link stays open when this is of no more use
    /// @param installation the fleet's name
    /// @param named whether the names are yet those of the whole fleet
    public RedisTicketStore(RedisLink link, String installation, BooleanSupplier named) {
        this.link = link;
        this.named = named;
        this.prefix = "banyan:{" + installation + "}:tickets:";
    }

    @Override
    public CompletableFuture<List<String>> read(List<String> names) {
        String[] keys = names.stream().map(prefix::concat).toArray(String[]::new);
        return ready().ask(commands ->
                        commands.mget(keys).map(one -> one.getValueOrElse("")).collectList())
                .toFuture();
    }

    @Override
    public CompletableFuture<?> raise(List<String> names, String text, Duration life) {
        List<String> keys = names.stream().map(prefix::concat).toList();
        return ready().run(RAISE, keys, List.of(text, String.valueOf(life.toMillis())))
                .toFuture();
    }

    private RedisLink ready() {
        if (!named.getAsBoolean()) {
            throw new IllegalStateException("the fleet's key of tickets is not known yet");
        }
        return link;
    }
}
