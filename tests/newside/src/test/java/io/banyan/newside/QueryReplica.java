package io.banyan.newside;

import io.banyan.projections.feed.ActiveView;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.query.ServedView;
import io.banyan.projections.query.ViewAnswers;
import io.banyan.projections.store.DocumentJson;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// A team's service, whose replicas read from several copies of the view in turn.
final class QueryReplica implements AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<ServedView> copies = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final DisposableServer server;

    /// @param feed the Redis that says which version is active
    /// @param stores the Redis of each replica
    QueryReplica(String feed, String... stores) {
        for (String store : stores) {
            RedisLink link = opened(new RedisLink(RedisAddress.parse(store)));
            RedisLink feedLink = opened(new RedisLink(RedisAddress.parse(feed)));
            ActiveView active = opened(new ActiveView(feedLink, CounterProjection.VIEW, List.of(1, 2)));
            copies.add(opened(new ServedView(new RedisViewStore(link), active)));
        }
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(QueryReplica.class, () -> this, definition -> definition.setDestroyMethodName(""));
        context.register(Service.class);
        context.refresh();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.applicationContext(context).build()))
                .bindNow();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /// The next so many answers are no answers.
    void failing(int answers) {
        failures.set(answers);
    }

    private boolean fails() {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private ServedView any() {
        return copies.get(Math.floorMod(next.getAndIncrement(), copies.size()));
    }

    @RestController
    @EnableWebFlux
    static class Service {
        private final QueryReplica replica;

        Service(QueryReplica replica) {
            this.replica = replica;
        }

        @GetMapping("/counters/{id}")
        Mono<ResponseEntity<byte[]>> counter(@PathVariable("id") String id, ServerHttpRequest request) {
            if (replica.fails()) {
                return Mono.just(ResponseEntity.internalServerError().build());
            }
            var page = PartitionKey.of("counter", id).document("page");
            return ViewAnswers.json(
                    request,
                    replica.any()
                            .documents(page)
                            .map(read -> read.map(found ->
                                    Optional.ofNullable(found.get(page)).map(DocumentJson::text))));
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    @Override
    public void close() {
        server.disposeNow();
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
