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

/// One process's connections to its Redis: one for questions, and one for each channel that is heard. Making it and
/// asking it never wait for Redis; an answer, or an error, comes within 900 ms.
///
/// The connection for questions is made by the first question and given up by the first that gets no answer in time: a
/// stopped process, a lost network or a former master leaves a connection that looks open and never answers again. The
/// next question makes a new one, and with Sentinel asks for the master again. So the connection is back as soon as
/// Redis is, for whoever asks twice a second.
///
/// Texts are UTF-8. Any thread may ask.
public final class RedisLink implements AutoCloseable {
    /// Connecting (400 ms) and one command (500 ms).
    private static final Duration BOUND = Duration.ofMillis(900);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisAddress address;
    private final RedisConnections connections;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private @Nullable CompletableFuture<RedisConnections.Open> current;

    /// Connects to nobody yet. A wrong password, too, is known by the first question only.
    public RedisLink(RedisAddress address) {
        this.address = address;
        this.connections = RedisConnections.to(address);
    }

    /// Asks on a connection that is open, or on a new one. Each subscription asks anew.
    ///
    /// A question that ended in an error may have been taken all the same: ask only what may be asked twice.
    /// What Redis answers as an error comes as Lettuce's RedisCommandExecutionException.
    ///
    /// @param question given the commands of a connection, says what to ask; the 900 ms hold for all of it
    public <T> Mono<T> ask(Function<RedisClusterReactiveCommands<String, String>, Mono<T>> question) {
        return Mono.defer(() -> {
            CompletableFuture<RedisConnections.Open> connection = connection();
            return Mono.fromFuture(connection, true)
                    .flatMap(open -> question.apply(open.commands()))
                    .timeout(BOUND)
                    .doOnError(failed -> failed(connection, failed));
        });
    }

    /// Runs a script and gives the list that it returns: numbers as Long, texts, and lists of these. Redis is sent the
    /// script's text only when it does not know it yet. Otherwise as `ask`.
    ///
    /// @param keys `KEYS` in the script; in a cluster all in one slot
    /// @param values `ARGV` in the script
    public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> values) {
        String[] names = keys.toArray(String[]::new);
        String[] given = values.toArray(String[]::new);
        return ask(commands -> commands.<List<Object>>evalsha(script.digest(), ScriptOutputType.MULTI, names, given)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> commands.eval(script.text(), ScriptOutputType.MULTI, names, given))
                .next());
    }

    /// What is published on a channel from now on, as far as there is a connection: what comes while there is none, or
    /// faster than it is taken, is lost. Never an error: a connection that fails is made anew a second later.
    /// Ends when this is closed.
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

    /// Ends what is heard and closes all connections, within a few seconds. Not to be asked afterwards.
    @Override
    public void close() {
        closed.tryEmitEmpty();
        connections.close();
    }
}
