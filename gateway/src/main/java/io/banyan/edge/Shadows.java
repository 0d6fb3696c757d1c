package io.banyan.edge;

import io.banyan.compare.Compared;
import io.banyan.compare.Seen;
import io.banyan.decide.Decision;
import io.banyan.evidence.CopiesTap;
import io.banyan.exchange.Tap;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.CopyPace;
import io.banyan.shadow.Judged;
import io.banyan.shadow.Noise;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowTally;
import io.banyan.upstream.Client;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Unexpected;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Copies of reads for the side that did not answer them: on an event loop, connections and limits of their own, with
/// one call each, which nobody waits for. Their answers are compared on a thread of its own. Whatever is too much is
/// dropped and counted; a client's exchange waits for nothing here.
public final class Shadows implements AutoCloseable {
    private static final int MOST_COMPARED = 256;

    /// The first copies of a process are slow because it loads and compiles what makes them.
    static final int COLD = 100;

    /// As meters have it: a copy for LEGACY of what LEGACY answered.
    private static final String REPEAT = "repeat";

    /// More than a view is usually behind, and the clocks' allowance.
    private static final long BEHIND_MILLIS = 500;

    private final Means means;
    private final Supplier<Client> by;
    private final Executor steps;
    private final BooleanSupplier late;
    private final Executor comparing;
    private final Runnable close;
    private final ShadowRoom room = new ShadowRoom();
    private final AtomicInteger judged = new AtomicInteger();
    private final CopyPace pace = new CopyPace();
    private final ShadowQueue queue;

    /// What copies need of the gateway.
    ///
    /// @param chance gives a number from 0 to below its argument
    public record Means(
            ShadowTally tally,
            CopyBudget budget,
            Tap tap,
            CopiesTap evidence,
            IntUnaryOperator chance,
            InstantSource clock) {}

    /// With an event loop and a thread of their own, which begin with the first copy.
    public static Shadows of(EdgeOptions options, GroupCalls calls, Means means) {
        ClientOfItsOwn client = new ClientOfItsOwn("banyan-shadow");
        ThreadPoolExecutor comparing = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_COMPARED),
                new DefaultThreadFactory("banyan-shadow-compare", true));
        comparing.allowCoreThreadTimeOut(true);
        RequestHeads heads =
                new RequestHeads(options.replica(), options.proxies().toLegacy());
        GatheredSteps steps = new GatheredSteps(() -> client.get().loop(), System::nanoTime);
        return new Shadows(heads, calls, means, new Threads(client::get, steps, steps::isLate, comparing, () -> {
            comparing.shutdownNow();
            client.close();
        }));
    }

    /// Where copies live.
    ///
    /// @param by makes their calls, on its event loop
    /// @param steps runs what concerns a copy there, in order
    /// @param late whether that loop has too much to do
    /// @param comparing refuses what is too much
    record Threads(Supplier<Client> by, Executor steps, BooleanSupplier late, Executor comparing, Runnable close) {}

    Shadows(RequestHeads heads, GroupCalls calls, Means means, Threads threads) {
        this.by = threads.by();
        this.steps = threads.steps();
        this.late = threads.late();
        this.comparing = threads.comparing();
        this.close = threads.close();
        this.means = means;
        this.queue = new ShadowQueue(new ShadowRequests(heads, calls), means, by, new ShadowQueue.Ends() {
            @Override
            public ShadowRoom.OfGroup room(String group) {
                return room.of(group);
            }

            @Override
            public void came(ShadowCopy copy) {
                compareIfReady(copy);
            }

            @Override
            public void over(ShadowCopy copy, NotCompared why) {
                Shadows.this.over(copy, why);
            }
        });
    }

    /// Draws whether a read is to be copied; null = it is not. One that goes to MODERN could be copied for LEGACY only,
    /// which its file must allow, and takes no place of one that can be compared.
    @Nullable
    ExchangeShadow begin(Decision decision, ClientRequest request, Traffic traffic) {
        GroupTraffic group = traffic.group(decision.group());
        if (group == null || decision.route() == null || !isCopied(decision, request)) {
            return null;
        }
        ShadowRule rule = group.written().shadow();
        int share = traffic.rules().inForce(decision.route()).shadow().basisPoints();
        if (share == 0 || (decision.side() == Side.MODERN && !rule.legacy())) {
            return null;
        }
        String name = decision.route().groupName();
        means.tally().due(name, share);
        if (means.chance().applyAsInt(10_000) >= share) {
            return null;
        }
        if (!pace.take(name, rule.budget(), means.clock().millis())) {
            notCompared(name, NotCompared.BUDGET);
            return null;
        }
        return new ExchangeShadow(this, traffic, group, decision, request);
    }

    /// Of HEAD there is nothing to compare.
    private static boolean isCopied(Decision decision, ClientRequest request) {
        return decision.read() && !decision.preview() && request.head().method().equals(HttpMethod.GET);
    }

    Instant now() {
        return means.clock().instant();
    }

    ShadowRoom room() {
        return room;
    }

    /// For the bytes of a read's answer.
    ShadowRoom.OfGroup room(Decision decision) {
        return room.of(String.valueOf(decision.group()));
    }

    /// Draws whether a copy of a read that LEGACY answered goes to LEGACY again, to learn where its own answers differ.
    boolean repeats(Route route) {
        return noise(route).draws(means.chance());
    }

    /// Has a read copied; false = there are too many already.
    boolean send(ShadowCopy copy) {
        if (!room.of(copy.group()).enter()) {
            return false;
        }
        run(copy, () -> delay(copy));
        return true;
    }

    /// A view is always a little behind: asked at once, it could never prove that it is as new as LEGACY's answer.
    private void delay(ShadowCopy copy) {
        if (copy.isLater()) {
            by.get().loop().schedule(() -> guarded(copy, () -> queue.add(copy)), BEHIND_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            queue.add(copy);
        }
    }

    /// Its client has the whole answer, whose bytes are the copy's from here on.
    void answered(ShadowCopy copy, Seen seen, KeptBytes body) {
        run(copy, () -> {
            copy.answered(seen, body);
            if (copy.isOver()) {
                copy.free();
            } else {
                compareIfReady(copy);
            }
        });
    }

    /// Nothing comes of it.
    void end(ShadowCopy copy, NotCompared why) {
        run(copy, () -> over(copy, why));
    }

    void notCompared(String group, NotCompared why) {
        means.tally().notCompared(group, why);
        means.tap().shadowed(group, "", why.tag());
    }

    private void run(ShadowCopy copy, Runnable step) {
        steps.execute(() -> guarded(copy, step));
    }

    private void guarded(ShadowCopy copy, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a copy of a read", unexpected);
            over(copy, NotCompared.UNEXPECTED);
        }
    }

    private void compareIfReady(ShadowCopy copy) {
        if (!copy.isReady()) {
            return;
        }
        try {
            comparing.execute(() -> compare(copy));
        } catch (RejectedExecutionException busy) {
            over(copy, NotCompared.BUSY);
        }
    }

    private void compare(ShadowCopy copy) {
        try {
            if (copy.isRepeat()) {
                learn(copy);
            } else {
                judge(copy);
            }
            pace.ended(copy.group(), copy.isAnswered(), means.clock().millis());
            run(copy, () -> free(copy));
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a comparison of two answers", unexpected);
            end(copy, NotCompared.UNEXPECTED);
        }
    }

    private void judge(ShadowCopy copy) {
        Judged its = copy.judged(noise(copy.route()));
        boolean timed = judged.get() >= COLD && !late.getAsBoolean();
        means.tally().add(copy.read(now()), its);
        means.evidence().copied(copy.told(its, timed));
        means.tap().shadowed(copy.group(), copy.route().id(), its.verdict().word());
        judged.accumulateAndGet(1, (had, one) -> Math.min(COLD, had + one));
    }

    private void learn(ShadowCopy copy) {
        Compared twice = copy.repeated();
        if (twice != null) {
            noise(copy.route()).learn(twice);
        }
        means.tally().repeated(copy.group());
        means.tap().shadowed(copy.group(), copy.route().id(), REPEAT);
    }

    private Noise noise(Route route) {
        return means.tally().noise(route.groupName(), route.id());
    }

    private void over(ShadowCopy copy, NotCompared why) {
        if (copy.end(why)) {
            if (why.isTooMuch()) {
                pace.ended(copy.group(), false, means.clock().millis());
            }
            free(copy);
            notCompared(copy.group(), why);
        }
    }

    private void free(ShadowCopy copy) {
        copy.free();
        room.of(copy.group()).leave();
    }

    @Override
    public void close() {
        close.run();
    }
}
