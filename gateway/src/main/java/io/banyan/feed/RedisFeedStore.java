package io.banyan.feed;

import io.banyan.redis.RedisLink;
import io.banyan.view.FeedAway;
import io.banyan.view.FeedStore;
import io.banyan.view.View;
import io.banyan.view.Wish;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The feed in Redis.
public final class RedisFeedStore implements FeedStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisFeedStore.class);

    /// How long a question for a sample, and its answer, are good for.
    private static final Duration SAMPLE = Duration.ofSeconds(60);

    private final RedisLink link;
    private final InstantSource clock;
    private final ViewsHeard heard = new ViewsHeard();
    private volatile String away = "";

    public RedisFeedStore(RedisLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    @Override
    public List<View> now(Instant now) {
        return heard.all(now);
    }

    @Override
    public String away() {
        return away;
    }

    /// Looks at all views: those that Redis names, and these.
    Mono<List<View>> lookAtAll(List<String> named) {
        return asked(link.ask(commands -> commands.smembers(ViewKeys.NAMES).collectList()))
                .map(there -> all(there, named))
                .doOnNext(heard::only)
                .flatMap(names ->
                        Flux.fromIterable(names).concatMap(this::lookAtOne).collectList());
    }

    private static List<String> all(List<String> there, List<String> named) {
        Set<String> names = new TreeSet<>(there);
        names.addAll(named);
        return List.copyOf(names);
    }

    /// Empty where its keys are none of a view's: that hurts no other view, and it falls silent.
    private Mono<View> lookAtOne(String view) {
        return asked(reply(view).onErrorResume(RedisCommandExecutionException.class, foreign -> {
                    LOG.debug("the feed of {} was not read", view, foreign);
                    return Mono.empty();
                }))
                .map(reply -> heard.heard(reply, clock.instant()));
    }

    @Override
    public Mono<View> look(String view) {
        return asked(reply(view)).map(reply -> heard.heard(reply, clock.instant()));
    }

    private Mono<ViewReply> reply(String view) {
        ViewKeys keys = new ViewKeys(view);
        return link.ask(commands -> commands.hgetall(keys.all())
                .collectMap(one -> one.getKey(), one -> one.getValue())
                .flatMap(fields -> versions(keys, fields, commands)));
    }

    private static Mono<ViewReply> versions(
            ViewKeys keys, Map<String, String> fields, RedisClusterReactiveCommands<String, String> commands) {
        int active = ViewKeys.activeOf(fields.getOrDefault(ViewKeys.ACTIVE, ""));
        SortedSet<Integer> listed = new TreeSet<>();
        fields.keySet().forEach(field -> listed.add(ViewKeys.numberOf(field)));
        listed.remove(0);
        Flux<VersionReply> older = active == 0 || listed.contains(active)
                ? Flux.empty()
                : version(keys, active, commands)
                        .filter(version -> !version.fields().isEmpty())
                        .map(VersionReply::ofOlderRunner)
                        .flux();
        return Flux.fromIterable(listed)
                .flatMapSequential(number -> version(keys, number, commands))
                .concatWith(older)
                .sort(Comparator.comparingInt(VersionReply::number))
                .collectList()
                .map(versions -> new ViewReply(keys.view(), active, versions));
    }

    private static Mono<VersionReply> version(
            ViewKeys keys, int number, RedisClusterReactiveCommands<String, String> commands) {
        return Mono.zip(
                        commands.hgetall(keys.version(number)).collectMap(one -> one.getKey(), one -> one.getValue()),
                        commands.get(keys.asked(number)).defaultIfEmpty(""))
                .map(both -> new VersionReply(number, both.getT1(), both.getT2()));
    }

    @Override
    public Mono<Void> serve(String view, int version) {
        ViewKeys keys = new ViewKeys(view);
        return asked(link.ask(commands -> commands.hset(keys.all(), ViewKeys.ACTIVE, String.valueOf(version))
                .then(commands.publish(ViewKeys.NEWS, view))
                .then()));
    }

    /// One that is asked twice, since nobody knows whether it was taken the first time, waits as itself.
    @Override
    public Mono<Optional<Wish>> ask(String view, int version, Wish wish) {
        String key = new ViewKeys(view).asked(version);
        return asked(link.ask(commands -> commands.set(key, WishText.of(wish), SetArgs.Builder.nx())
                .then(commands.publish(ViewKeys.ASKED, view))
                .then(commands.get(key).defaultIfEmpty(""))
                .map(text -> waiting(text, wish))));
    }

    private static Optional<Wish> waiting(String text, Wish wish) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(WishText.read(text)).filter(other -> !other.id().equals(wish.id()));
    }

    @Override
    public Mono<Void> draw(String view, int version, String id, int count) {
        String key = new ViewKeys(view).sampled(version);
        return asked(link.ask(commands -> commands.set(key, WishText.draw(id, count), SetArgs.Builder.ex(SAMPLE))
                .then(commands.publish(ViewKeys.ASKED, view))
                .then()));
    }

    @Override
    public Mono<Optional<Set<String>>> drawn(String view, int version, String id) {
        String key = new ViewKeys(view).sample(version);
        return asked(link.ask(commands -> commands.get(key).defaultIfEmpty(""))).map(text -> WishText.drawn(text, id));
    }

    private <T> Mono<T> asked(Mono<T> question) {
        return question.onErrorMap(failed -> {
                    away = "the Redis of --views-redis (" + link + ") does not answer: " + reason(failed);
                    return new FeedAway(away);
                })
                .doOnSuccess(answer -> away = "");
    }

    private static String reason(Throwable failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message.replaceAll("\\p{Cntrl}+", " ");
    }
}
