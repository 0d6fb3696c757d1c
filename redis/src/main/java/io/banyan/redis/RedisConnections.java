package io.banyan.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// Makes connections to a Redis, a Sentinel's master or a cluster, with the same patience for all.
interface RedisConnections extends AutoCloseable {
    /// For a connection; a black hole is known after it.
    Duration CONNECT = Duration.ofMillis(400);
    /// For an answer.
    Duration COMMAND = Duration.ofMillis(500);

    /// A connection for questions.
    CompletableFuture<Open> connect();

    /// A connection that hears what is published, and makes itself anew when it is lost.
    CompletableFuture<Hearing> hear();

    @Override
    void close();

    /// For questions.
    record Open(StatefulConnection<String, String> connection, RedisClusterReactiveCommands<String, String> commands) {}

    /// For what is published.
    record Hearing(StatefulRedisPubSubConnection<String, String> connection) {
        Flux<String> messages(String channel) {
            return connection
                    .reactive()
                    .subscribe(channel)
                    .thenMany(connection.reactive().observeChannels(FluxSink.OverflowStrategy.LATEST))
                    .map(message -> message.getMessage());
        }
    }

    static RedisConnections to(RedisAddress address) {
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(50), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
                .build();
        address.uris().forEach(uri -> uri.setTimeout(COMMAND));
        return address.isCluster() ? new Cluster(address, resources) : new One(address, resources);
    }

    /// Whether a connection that gave this answer is good for the next question. A former master is not: it refuses
    /// what is written. When a script does the writing, only the words of the answer say so.
    static boolean mayGoOn(Throwable failed) {
        return failed instanceof RedisCommandExecutionException
                && !String.valueOf(failed.getMessage()).contains("READONLY");
    }

    private static ClientOptions.Builder patient(ClientOptions.Builder options) {
        return options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .requestQueueSize(10_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(SocketOptions.KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(5))
                                .interval(Duration.ofSeconds(1))
                                .count(3)
                                .build())
                        .build());
    }

    /// One Redis, or the master that Sentinels name.
    final class One implements RedisConnections {
        private final RedisAddress address;
        private final ClientResources resources;
        private final RedisClient questions;
        private final RedisClient hearing;

        One(RedisAddress address, ClientResources resources) {
            this.address = address;
            this.resources = resources;
            this.questions = RedisClient.create(resources);
            this.hearing = RedisClient.create(resources);
            questions.setOptions(
                    patient(ClientOptions.builder()).autoReconnect(false).build());
            hearing.setOptions(patient(ClientOptions.builder()).build());
        }

        @Override
        public CompletableFuture<Open> connect() {
            return questions
                    .connectAsync(StringCodec.UTF8, address.uris().getFirst())
                    .toCompletableFuture()
                    .thenApply(made -> new Open(made, made.reactive()));
        }

        @Override
        public CompletableFuture<Hearing> hear() {
            return hearing.connectPubSubAsync(StringCodec.UTF8, address.uris().getFirst())
                    .toCompletableFuture()
                    .thenApply(Hearing::new);
        }

        @Override
        public void close() {
            questions.shutdown(0, 1, TimeUnit.SECONDS);
            hearing.shutdown(0, 1, TimeUnit.SECONDS);
            resources.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    /// Nodes that share the keys; the client finds out which has ours.
    final class Cluster implements RedisConnections {
        private final ClientResources resources;
        private final RedisClusterClient client;

        Cluster(RedisAddress address, ClientResources resources) {
            this.resources = resources;
            this.client = RedisClusterClient.create(resources, address.uris());
            ClusterClientOptions.Builder options = ClusterClientOptions.builder();
            patient(options);
            client.setOptions(options.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                            .enablePeriodicRefresh(Duration.ofSeconds(10))
                            .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                            .build())
                    .build());
        }

        @Override
        public CompletableFuture<Open> connect() {
            return client.refreshPartitionsAsync()
                    .toCompletableFuture()
                    .thenCompose(known -> client.connectAsync(StringCodec.UTF8))
                    .thenApply(made -> new Open(made, made.reactive()));
        }

        @Override
        public CompletableFuture<Hearing> hear() {
            return client.refreshPartitionsAsync()
                    .toCompletableFuture()
                    .thenCompose(known -> client.connectPubSubAsync(StringCodec.UTF8))
                    .thenApply(Hearing::new);
        }

        @Override
        public void close() {
            client.shutdown(0, 1, TimeUnit.SECONDS);
            resources.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }
}
