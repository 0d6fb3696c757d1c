package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Views in Redis 6.2 or newer: four keys a partition, whatever the number of its documents. A batch is one script, and
/// a read, too; each is answered within 900 ms, so a batch should have no more than some thousand documents.
public final class RedisViewStore implements ViewStore {
    private static final RedisScript APPLY = RedisScript.beside(RedisViewStore.class, "apply");
    private static final RedisScript DOCUMENTS = RedisScript.beside(RedisViewStore.class, "documents");
    private static final RedisScript RANGE = RedisScript.beside(RedisViewStore.class, "range");
    private static final RedisScript REGISTER = RedisScript.beside(RedisViewStore.class, "register");
    private static final RedisScript LEASE = RedisScript.beside(RedisViewStore.class, "lease");
    private static final RedisScript RELEASE = RedisScript.beside(RedisViewStore.class, "release");

    private final RedisLink link;

    /// Asks nobody yet; `RedisCheck` tells whether this Redis will do.
    ///
    /// @param link stays the caller's, who closes it
    public RedisViewStore(RedisLink link) {
        this.link = link;
    }

    @Override
    public Registration register(Registration registration) {
        String key = RedisViewKeys.registration(registration.view());
        ask(commands -> commands.sadd(RedisViewKeys.ALL, registration.view().toString()));
        run(REGISTER, List.of(key), List.of(registration.code(), String.valueOf(registration.partitions())));
        Registration kept = registration(registration.view());
        return kept == null ? registration : kept;
    }

    @Override
    public @Nullable Registration registration(ViewId view) {
        Map<String, String> kept = hash(RedisViewKeys.registration(view));
        String code = kept.get("code");
        String partitions = kept.get("partitions");
        return code == null || partitions == null ? null : new Registration(view, code, Integer.parseInt(partitions));
    }

    @Override
    public List<ViewId> views() {
        return ask(commands -> commands.smembers(RedisViewKeys.ALL).collectList()).stream()
                .map(ViewId::parse)
                .sorted(Comparator.comparing(ViewId::name).thenComparing(ViewId::version))
                .toList();
    }

    @Override
    public @Nullable Checkpoint checkpoint(ViewId view, int partition) {
        Map<String, String> fields =
                hash(RedisViewKeys.partition(view, partition).getFirst());
        return fields.isEmpty() ? null : Checkpoint.of(fields);
    }

    @Override
    public Applied apply(ViewId view, int partition, Batch batch) {
        List<Object> answered = run(APPLY, RedisViewKeys.partition(view, partition), RedisViewText.batch(batch));
        return answered.getFirst().equals(1L)
                ? new Applied.Taken()
                : new Applied.Refused(RedisViewText.checkpoint(answered.get(1)));
    }

    @Override
    public Seen<Map<DocumentKey, StoredDocument>> documents(ViewId view, int partition, Collection<DocumentKey> keys) {
        List<DocumentKey> asked = List.copyOf(keys);
        List<Object> answered = run(
                DOCUMENTS,
                RedisViewKeys.partition(view, partition).subList(0, 2),
                asked.stream().map(DocumentKey::toString).toList());
        List<?> texts = RedisViewText.list(answered.get(1));
        Map<DocumentKey, StoredDocument> found = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) instanceof String text) {
                found.put(asked.get(i), RedisViewText.stored(text));
            }
        }
        return new Seen<>(found, there(view, answered));
    }

    @Override
    public Seen<List<Placed>> range(ViewId view, int partition, IndexRange range) {
        List<Object> answered =
                run(RANGE, RedisViewKeys.partition(view, partition).subList(0, 3), RedisViewText.range(range));
        List<?> members = RedisViewText.list(answered.get(1));
        List<?> texts = RedisViewText.list(answered.get(2));
        List<Placed> found = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (texts.get(i) instanceof String text) {
                found.add(new Placed(
                        RedisViewText.place((String) members.get(i)),
                        RedisViewText.stored(text).document()));
            }
        }
        return new Seen<>(found, there(view, answered));
    }

    private static Checkpoint there(ViewId view, List<Object> answered) {
        Checkpoint checkpoint = RedisViewText.checkpoint(answered.getFirst());
        if (checkpoint == null) {
            throw new NoSuchView(view);
        }
        return checkpoint;
    }

    @Override
    public long size(ViewId view, int partition) {
        String documents = RedisViewKeys.partition(view, partition).get(1);
        return ask(commands -> commands.hlen(documents));
    }

    @Override
    public List<DeadLetter> deadLetters(ViewId view, int partition) {
        return hash(RedisViewKeys.partition(view, partition).get(3)).values().stream()
                .map(DeadLetterJson::letter)
                .sorted(DeadLetter.ORDER)
                .toList();
    }

    @Override
    public boolean lease(ViewId view, String owner, Duration length) {
        return run(LEASE, List.of(RedisViewKeys.lease(view)), List.of(owner, String.valueOf(length.toMillis())))
                .getFirst()
                .equals(1L);
    }

    @Override
    public void release(ViewId view, String owner) {
        run(RELEASE, List.of(RedisViewKeys.lease(view)), List.of(owner));
    }

    @Override
    public void ask(ViewId view, @Nullable Wish wish) {
        String key = RedisViewKeys.wish(view);
        if (wish == null) {
            ask(commands -> commands.del(key));
        } else {
            ask(commands -> commands.set(key, wish.name()));
        }
    }

    @Override
    public void done(ViewId view, Wish wish) {
        run(RELEASE, List.of(RedisViewKeys.wish(view)), List.of(wish.name()));
    }

    @Override
    public @Nullable Wish wish(ViewId view) {
        String asked = ask(commands -> commands.get(RedisViewKeys.wish(view)).defaultIfEmpty(""));
        return asked.isEmpty() ? null : Wish.valueOf(asked);
    }

    /// First what is written, so that nobody is told of a view of which parts are gone.
    @Override
    public void drop(ViewId view) {
        Registration kept = registration(view);
        for (int partition = 0; kept != null && partition < kept.partitions(); partition++) {
            String[] keys = RedisViewKeys.partition(view, partition).toArray(String[]::new);
            ask(commands -> commands.unlink(keys));
        }
        ask(commands ->
                commands.del(RedisViewKeys.registration(view), RedisViewKeys.lease(view), RedisViewKeys.wish(view)));
        ask(commands -> commands.srem(RedisViewKeys.ALL, view.toString()));
    }

    private Map<String, String> hash(String key) {
        return ask(commands -> commands.hgetall(key).collectMap(KeyValue::getKey, KeyValue::getValue));
    }

    private <T> T ask(Function<RedisClusterReactiveCommands<String, String>, Mono<T>> question) {
        return answer(link.ask(question));
    }

    private List<Object> run(RedisScript script, List<String> keys, List<String> values) {
        return answer(link.run(script, keys, values));
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

    /// The link stays open.
    @Override
    public void close() {}
}
