package io.banyan.store;

import io.banyan.redis.RedisLink;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowBudget.Used;
import io.banyan.shadow.ShadowRule.Budget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The budgets of a fleet: Redis counts, by its own clock, in one hash a group, which is gone two days after the last
/// copy. Each replica tells it what it heard last of the day's count, so that a Redis which lost that has it again. A
/// group that was refused is refused here until Redis may say something else, at most a minute; while Redis is
/// away nothing is copied that has a budget.
public final class RedisCopyBudget implements CopyBudget {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCopyBudget.class);
    private static final long LONGEST_MILLIS = 60_000;
    private static final long AWAY_MILLIS = 1_000;

    private final RedisLink link;
    private final RedisKeys keys;
    private final LongSupplier nanos;
    private final Map<String, Refused> refused = new ConcurrentHashMap<>();
    private final Map<String, Used> used = new ConcurrentHashMap<>();
    private volatile boolean away;

    /// A group's, until then. Another budget is another question.
    private record Refused(Budget budget, long untilNanos) {}

    /// @param link stays open when this is closed
    /// @param name of the installation, as `RedisLiveStore` has it
    public RedisCopyBudget(RedisLink link, String name) {
        this(link, name, System::nanoTime);
    }

    RedisCopyBudget(RedisLink link, String name, LongSupplier nanos) {
        this.link = link;
        this.keys = new RedisKeys(name);
        this.nanos = nanos;
    }

    @Override
    public CompletableFuture<Boolean> take(String group, Budget budget) {
        Refused before = refused.get(group);
        if (before != null && before.budget().equals(budget) && before.untilNanos() - nanos.getAsLong() > 0) {
            return CompletableFuture.completedFuture(false);
        }
        Used known = used.getOrDefault(group, Used.NOTHING);
        List<String> asked = List.of(
                Integer.toString(budget.perSecond()),
                Integer.toString(budget.perDay()),
                Long.toString(known.day()),
                Integer.toString(known.count()));
        return link.run(RedisScripts.COPY, List.of(keys.copies(group)), asked)
                .map(answer -> told(group, budget, answer))
                .doOnError(failed -> failed(group, budget, failed))
                .onErrorReturn(false)
                .toFuture();
    }

    /// @param answer the milliseconds until it may be asked again, 0 = the place is taken; a day, and what it has used
    private boolean told(String group, Budget budget, List<Object> answer) {
        away = false;
        Used now = new Used((Long) answer.get(1), Math.toIntExact((Long) answer.get(2)));
        used.merge(group, now, Used::later);
        long millis = (Long) answer.getFirst();
        if (millis > 0) {
            refuse(group, budget, Math.min(millis, LONGEST_MILLIS));
        }
        return millis == 0;
    }

    private void failed(String group, Budget budget, Throwable failed) {
        refuse(group, budget, AWAY_MILLIS);
        if (!away) {
            LOG.warn(
                    "Redis at {} does not count copies of reads, so none is sent that has a budget ({})",
                    link,
                    failed.toString());
        }
        away = true;
    }

    private void refuse(String group, Budget budget, long millis) {
        refused.put(group, new Refused(budget, nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    @Override
    public void close() {}
}
