package io.banyan.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// One gateway's connections to its Redis: one for questions, one for hints. Making it and asking it never wait for
/// Redis; an answer, or an error, comes within 900 ms.
///
/// The connection for questions is made by the first question and given up by the first that gets no answer in time: a
/// stopped process, a lost network or a former master leaves a connection that looks open and never answers again. The
/// next question makes a new one, and with Sentinel asks for the master again. So the connection is back as soon as
/// Redis is, for whoever asks twice a second.
public final class RedisLink implements AutoCloseable {
    /// Connecting (400 ms) and one command (500 ms).
    private static final Duration BOUND = Duration.ofMillis(900);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisAddress address;
    private final RedisConnections connections;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private @Nullable CompletableFuture<RedisConnections.Open> current;

    public RedisLink(RedisAddress address) {
        this.address = address;
        this.connections = RedisConnections.to(address);
    }

    /// Asks on a connection that is open, or on a new one.
    public <T> Mono<T> ask(Function<RedisClusterReactiveCommands<String, String>, Mono<T>> question) {
        return Mono.defer(() -> {
            CompletableFuture<RedisConnections.Open> connection = connection();
            return Mono.fromFuture(connection, true)
                    .flatMap(open -> question.apply(open.commands()))
                    .timeout(BOUND)
                    .doOnError(failed -> failed(connection, failed));
        });
    }

    /// Runs a script and gives what it returns: numbers as Long, texts, and lists of these.
    public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> values) {
        String[] names = keys.toArray(String[]::new);
        String[] given = values.toArray(String[]::new);
        return ask(commands -> commands.<List<Object>>evalsha(script.digest(), ScriptOutputType.MULTI, names, given)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> commands.eval(script.text(), ScriptOutputType.MULTI, names, given))
                .next());
    }

    /// What is published on a channel from now on, as far as there is a connection. Ends when this is closed.
    public Flux<String> messages(String channel) {
        return Flux.usingWhen(
                        Mono.fromFuture(connections::hear),
                        open -> open.messages(channel),
                        open -> Mono.fromFuture(open.connection().closeAsync()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .takeUntilOther(closed.asMono());
    }

    private synchronized CompletableFuture<RedisConnections.Open> connection() {
        if (current == null || isLost(current)) {
            current = connections.connect();
        }
        return current;
    }

    private static boolean isLost(CompletableFuture<RedisConnections.Open> connection) {
        return switch (connection.state()) {
            case RUNNING -> false;
            case SUCCESS -> !connection.resultNow().connection().isOpen();
            case FAILED, CANCELLED -> true;
        };
    }

    private void failed(CompletableFuture<RedisConnections.Open> connection, Throwable failed) {
        if (!RedisConnections.mayGoOn(failed)) {
            synchronized (this) {
                if (connection == current) {
                    current = null;
                }
            }
            connection.thenAccept(open -> open.connection().closeAsync());
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return address.toString();
    }

    @Override
    public void close() {
        closed.tryEmitEmpty();
        connections.close();
    }
}
