package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Views in Redis 6.2 or newer: four keys a partition, whatever the number of its documents. A batch is one script, and
/// a read, too; each is answered within 900 ms, so a batch should have no more than some thousand documents.
public final class RedisViewStore implements ViewStore {
    private static final RedisScript APPLY = RedisScript.beside(RedisViewStore.class, "apply");
    private static final RedisScript DOCUMENTS = RedisScript.beside(RedisViewStore.class, "documents");
    private static final RedisScript RANGE = RedisScript.beside(RedisViewStore.class, "range");
    private static final RedisScript REGISTER = RedisScript.beside(RedisViewStore.class, "register");
    private static final RedisScript LEASE = RedisScript.beside(RedisViewStore.class, "lease");
    private static final RedisScript RELEASE = RedisScript.beside(RedisViewStore.class, "release");
    private static final RedisScript COUNT = RedisScript.beside(RedisViewStore.class, "count");
    private static final RedisScript KEYS = RedisScript.beside(RedisViewStore.class, "keys");
    private static final RedisScript DROP = RedisScript.beside(RedisViewStore.class, "drop");
    /// Documents in one step of a search: a few milliseconds of Redis.
    private static final String LOOKED_AT = "5000";

    private final RedisAccess redis;
    private final RedisWishes wishes;

    /// Asks nobody yet; `RedisCheck` tells whether this Redis will do.
    ///
    /// @param link stays the caller's, who closes it
    public RedisViewStore(RedisLink link) {
        this.redis = new RedisAccess(link);
        this.wishes = new RedisWishes(redis);
    }

    @Override
    public @Nullable Registration register(Registration registration) {
        ViewId view = registration.view();
        redis.ask(commands -> commands.sadd(RedisViewKeys.ALL, view.toString()));
        boolean taken = redis.run(
                        REGISTER,
                        List.of(RedisViewKeys.registration(view)),
                        List.of(registration.code(), String.valueOf(registration.partitions())))
                .getFirst()
                .equals(1L);
        if (!taken) {
            redis.ask(commands -> commands.srem(RedisViewKeys.ALL, view.toString()));
        }
        return registration(view);
    }

    @Override
    public @Nullable Registration registration(ViewId view) {
        Map<String, String> kept = redis.hash(RedisViewKeys.registration(view));
        String code = kept.get("code");
        String partitions = kept.get("partitions");
        return code == null || partitions == null ? null : new Registration(view, code, Integer.parseInt(partitions));
    }

    @Override
    public List<ViewId> views() {
        return redis.ask(commands -> commands.smembers(RedisViewKeys.ALL).collectList()).stream()
                .map(ViewId::parse)
                .sorted(Comparator.comparing(ViewId::name).thenComparing(ViewId::version))
                .toList();
    }

    @Override
    public @Nullable Checkpoint checkpoint(ViewId view, int partition) {
        Map<String, String> fields =
                redis.hash(RedisViewKeys.partition(view, partition).getFirst());
        return fields.isEmpty() ? null : Checkpoint.of(fields);
    }

    @Override
    public Applied apply(ViewId view, int partition, Batch batch) {
        List<Object> answered = redis.run(APPLY, RedisViewKeys.partition(view, partition), RedisViewText.batch(batch));
        return answered.getFirst().equals(1L)
                ? new Applied.Taken()
                : new Applied.Refused(RedisViewText.checkpoint(answered.get(1)));
    }

    @Override
    public Seen<Map<DocumentKey, StoredDocument>> documents(ViewId view, int partition, Collection<DocumentKey> keys) {
        List<DocumentKey> asked = List.copyOf(keys);
        List<Object> answered = redis.run(
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
                redis.run(RANGE, RedisViewKeys.partition(view, partition).subList(0, 3), RedisViewText.range(range));
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

    @Override
    public Seen<Long> count(ViewId view, int partition, IndexRange range) {
        List<String> keys = RedisViewKeys.partition(view, partition);
        List<Object> answered =
                redis.run(COUNT, List.of(keys.get(0), keys.get(2)), RedisViewText.count(range, partition > 0));
        Checkpoint checkpoint = there(view, answered);
        long count = (Long) answered.get(1);
        if (count < 0) {
            throw new ViewRefused(
                    "view " + view + " was built before its lists could be counted over several partitions;"
                            + " run ./banyan view rebuild " + view.name() + " " + view.version());
        }
        return new Seen<>(count, checkpoint);
    }

    @Override
    public Set<DocumentKey> keys(ViewId view, int partition, Collection<PartitionKey> of) {
        Set<DocumentKey> found = new LinkedHashSet<>();
        String documents = RedisViewKeys.partition(view, partition).get(1);
        String cursor = "0";
        do {
            List<String> given = new ArrayList<>(List.of(cursor, LOOKED_AT));
            of.forEach(key -> given.add(key.text()));
            List<Object> answered = redis.run(KEYS, List.of(documents), given);
            cursor = (String) answered.getFirst();
            RedisViewText.list(answered.get(1)).forEach(key -> found.add(DocumentKey.parse((String) key)));
        } while (!cursor.equals("0"));
        return found;
    }

    @Override
    public List<DocumentKey> sample(ViewId view, int partition, int count) {
        String documents = RedisViewKeys.partition(view, partition).get(1);
        return redis.ask(commands -> commands.hrandfield(documents, count).collectList()).stream()
                .map(DocumentKey::parse)
                .toList();
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
        return redis.ask(commands -> commands.hlen(documents));
    }

    @Override
    public List<DeadLetter> deadLetters(ViewId view, int partition) {
        return redis.hash(RedisViewKeys.partition(view, partition).get(3)).values().stream()
                .map(DeadLetterJson::letter)
                .sorted(DeadLetter.ORDER)
                .toList();
    }

    @Override
    public boolean lease(ViewId view, String owner, Duration length) {
        return redis.run(LEASE, List.of(RedisViewKeys.lease(view)), List.of(owner, String.valueOf(length.toMillis())))
                .getFirst()
                .equals(1L);
    }

    @Override
    public void release(ViewId view, String owner) {
        redis.run(RELEASE, List.of(RedisViewKeys.lease(view)), List.of(owner));
    }

    @Override
    public void ask(ViewId view, @Nullable Wish wish) {
        wishes.ask(view, wish);
    }

    @Override
    public void done(ViewId view, Did did) {
        wishes.done(view, did);
    }

    @Override
    public @Nullable Wish wish(ViewId view) {
        return wishes.wish(view);
    }

    @Override
    public @Nullable Did did(ViewId view) {
        return wishes.did(view);
    }

    /// First what is written, so that nobody is told of a view of which parts are gone.
    @Override
    public void drop(ViewId view) {
        Registration kept = registration(view);
        for (int partition = 0; kept != null && partition < kept.partitions(); partition++) {
            String[] keys = RedisViewKeys.partition(view, partition).toArray(String[]::new);
            redis.ask(commands -> commands.unlink(keys));
        }
        redis.run(
                DROP,
                List.of(RedisViewKeys.registration(view), RedisViewKeys.lease(view), RedisViewKeys.wish(view)),
                List.of());
        redis.ask(commands -> commands.srem(RedisViewKeys.ALL, view.toString()));
    }

    @Override
    public boolean isDropped(ViewId view) {
        return redis.ask(commands -> commands.hexists(RedisViewKeys.registration(view), "dropped"));
    }

    @Override
    public void revive(ViewId view) {
        redis.ask(commands -> commands.hdel(RedisViewKeys.registration(view), "dropped"));
    }

    /// The link stays open.
    @Override
    public void close() {}
}
