package io.banyan.projections.store;

import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// Asks Redis and waits for the answer; throws ViewUnavailable when none comes.
record RedisAccess(RedisLink link) {
    <T> T ask(Function<RedisClusterReactiveCommands<String, String>, Mono<T>> question) {
        return answer(link.ask(question));
    }

    List<Object> run(RedisScript script, List<String> keys, List<String> values) {
        return answer(link.run(script, keys, values));
    }

    Map<String, String> hash(String key) {
        return ask(commands -> commands.hgetall(key).collectMap(KeyValue::getKey, KeyValue::getValue));
    }

    private <T> T answer(Mono<T> asked) {
        try {
            return asked.toFuture().get();
        } catch (ExecutionException failed) {
            throw new ViewUnavailable("Redis at " + link + " did not answer: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailable("interrupted while Redis at " + link + " was asked", interrupted);
        }
    }
}
