package io.banyan.store;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.LiveStore;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.StoreMemory;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisLink;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Live state of a fleet, in Redis 6.2 or newer: one hash with a document a group, a stream of changes, and one script
/// for each thing that is done. Keys are those of `RedisKeys`; revisions are exact below 2^53.
///
/// How safe a taken commit is, Redis decides. With `appendonly yes` and `appendfsync always` it is on Redis's disk;
/// with `everysec`, the usual choice, a crash of Redis loses up to a second, and a failover what its copy had not yet
/// heard. What is lost so comes back from the copies of the replicas (`StoreRecovery`): the one that answered has
/// kept what it acknowledged. `maxmemory-policy` must be `noeviction`.
public final class RedisLiveStore implements LiveStore {
    /// How many changes the stream keeps, roughly.
    private static final String AUDIT = "100000";
    /// How many ids of changes are known; a commit repeated after that many others would be taken again.
    private static final String IDS = "10000";

    private static final int PAGE = 1_000;
    /// How many pages a filter looks through: the newest 10,000 changes.
    private static final int PAGES = 10;

    private final RedisLink link;
    private final RedisKeys keys;
    private final RedisFaults faults;
    private final Sinks.Empty<Void> closed = Sinks.empty();

    /// @param link stays open when this is closed
    /// @param name of the installation, the same for the whole fleet: 1 to 63 of `A-Z a-z 0-9 . _ -`
    public RedisLiveStore(RedisLink link, String name) {
        this.link = link;
        this.keys = new RedisKeys(name);
        this.faults = new RedisFaults(link, keys);
    }

    @Override
    public String kind() {
        return "redis";
    }

    @Override
    public Mono<Reading> read(long after) {
        List<String> values = List.of(Long.toString(after), Integer.toString(Reading.KEPT));
        return told(link.run(RedisScripts.READ, List.of(keys.state(), keys.audit()), values)
                .map(answer -> new Reading(
                        RedisAnswers.state(keys.state(), answer.get(0)),
                        StoredDocuments.changes(RedisAnswers.texts(answer.get(1)))
                                .reversed())));
    }

    @Override
    public Mono<Revision> revision() {
        return told(link.ask(commands -> commands.hget(keys.state(), RedisAnswers.REVISION)
                .map(Revision::parse)
                .defaultIfEmpty(Revision.NONE)));
    }

    /// Fails with StoreFault, which knows the key that holds something else than it should.
    private <T> Mono<T> told(Mono<T> answer) {
        return answer.onErrorResume(failed -> faults.of(failed).flatMap(Mono::error));
    }

    @Override
    public Mono<CommitResult> commit(Commit commit) {
        List<String> fields = new ArrayList<>();
        for (Commit.Write write : commit.writes()) {
            switch (write) {
                case Commit.GroupWrite one ->
                    fields.addAll(List.of(RedisAnswers.GROUP + one.group(), Documents.of(one.after())));
                case Commit.SwitchWrite one ->
                    fields.addAll(List.of(RedisAnswers.EVERYTHING, Documents.of(one.after())));
            }
        }
        return write(commit.known(), commit.revision(), "commit", fields, commit.changes());
    }

    @Override
    public Mono<CommitResult> recover(Revision expected, StoredState state, List<Change> changes) {
        List<String> fields = new ArrayList<>(List.of(RedisAnswers.EVERYTHING, Documents.of(state.everything())));
        state.groups().forEach((name, group) -> fields.addAll(List.of(RedisAnswers.GROUP + name, Documents.of(group))));
        return write(expected, state.revision(), "replace", fields, changes);
    }

    private Mono<CommitResult> write(
            Revision known, Revision revision, String how, List<String> fields, List<Change> changes) {
        List<String> values = new ArrayList<>(List.of(known.toString(), revision.toString(), keys.revisions(), how));
        values.addAll(List.of(AUDIT, IDS, Integer.toString(fields.size() / 2)));
        values.addAll(fields);
        for (Change change : changes) {
            values.addAll(List.of(change.id(), Long.toString(change.order()), Documents.of(change)));
        }
        return told(link.run(RedisScripts.WRITE, written(), values)
                .map(answer -> new CommitResult(
                        Long.valueOf(1).equals(answer.get(0)), RedisAnswers.state(keys.state(), answer.get(1)))));
    }

    private List<String> written() {
        return List.of(keys.state(), keys.audit(), keys.ids());
    }

    @Override
    public Mono<Boolean> writable() {
        List<String> values = List.of("", "", keys.revisions(), "try", AUDIT, IDS, "0");
        return told(link.run(RedisScripts.WRITE, written(), values).thenReturn(true));
    }

    @Override
    public Mono<StoreMemory> memory() {
        return link.run(RedisScripts.MEMORY, List.of(keys.state()), List.of())
                .map(answer -> RedisAnswers.memory(RedisAnswers.texts(answer)))
                .onErrorReturn(StoreMemory.UNKNOWN);
    }

    /// With a filter, of the newest 10,000 changes.
    @Override
    public Mono<List<Change>> audit(AuditQuery query) {
        boolean filtered = query.group() != null || query.by() != null;
        int page = filtered ? PAGE : query.limit();
        return link.ask(commands -> page(commands.xrevrange(keys.audit(), Range.unbounded(), Limit.from(page)))
                .expand(entries -> entries.size() < PAGE || !filtered
                        ? Mono.empty()
                        : page(commands.xrevrange(
                                keys.audit(), before(entries.getLast().getId()), Limit.from(PAGE))))
                .take(PAGES)
                .flatMapIterable(RedisLiveStore::changes)
                .filter(query::takes)
                .take(query.limit())
                .collectList());
    }

    private static Mono<List<StreamMessage<String, String>>> page(Flux<StreamMessage<String, String>> entries) {
        return entries.collectList();
    }

    private static Range<String> before(String id) {
        return Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(id));
    }

    private static List<Change> changes(List<StreamMessage<String, String>> entries) {
        return StoredDocuments.changes(entries.stream()
                .map(entry -> entry.getBody().getOrDefault("document", ""))
                .toList());
    }

    @Override
    public Mono<Void> seen(Set<String> groups, Instant now) {
        Instant oldest = now.minus(StoredDocuments.FORGOTTEN_AFTER);
        List<String> values = new ArrayList<>(
                List.of(Long.toString(now.toEpochMilli()), Long.toString(oldest.toEpochMilli()), keys.revisions()));
        values.addAll(groups);
        return link.run(RedisScripts.SEEN, List.of(keys.state(), keys.seen()), values)
                .then();
    }

    /// Also of this replica's own commits.
    @Override
    public Flux<Revision> hints() {
        return link.messages(keys.revisions())
                .flatMap(text -> Mono.justOrEmpty(
                        StoredDocuments.readable("a hint on " + keys.revisions(), text, Revision::parse)))
                .takeUntilOther(closed.asMono());
    }

    @Override
    public void close() {
        closed.tryEmitEmpty();
    }
}
