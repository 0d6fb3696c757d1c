package io.banyan.store;

import io.banyan.live.StoreFault;
import io.banyan.redis.RedisLink;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Says why Redis gave no good answer. Where a key holds what it should not, Redis is asked which.
///
/// @param link through which it was asked
record RedisFaults(RedisLink link, RedisKeys keys) {
    Mono<StoreFault> of(Throwable failed) {
        String said = failed + " " + failed.getCause();
        if (failed instanceof IllegalArgumentException unreadable) {
            return Mono.just(
                    garbage("the revision in " + keys.state(), String.valueOf(unreadable.getMessage()), failed));
        }
        if (!said.contains("WRONGTYPE") && !said.contains("wrong kind of value")) {
            return Mono.just(RedisFault.of(failed, link.toString(), keys));
        }
        Map<String, String> types = Map.of(
                keys.state(), "hash",
                keys.audit(), "stream",
                keys.ids(), "zset",
                keys.replicas(), "zset",
                keys.shown(), "hash",
                keys.figures("1h"), "hash",
                keys.figures("24h"), "hash");
        return Flux.fromIterable(types.entrySet())
                .concatMap(key -> link.ask(commands -> commands.type(key.getKey()))
                        .filter(type -> !type.equals(key.getValue()) && !type.equals("none"))
                        .map(type -> garbage("the key " + key.getKey(), "is a " + type, failed)))
                .next()
                .defaultIfEmpty(garbage("a key of " + keys.all(), "is of another type", failed))
                .onErrorReturn(garbage("a key of " + keys.all(), "is of another type", failed));
    }

    private StoreFault garbage(String what, String found, Throwable failed) {
        return new StoreFault(
                "Redis at " + link + ": " + what + " was written by somebody else (" + found
                        + "): delete the key, and replicas bring back what it held",
                true,
                failed);
    }
}
