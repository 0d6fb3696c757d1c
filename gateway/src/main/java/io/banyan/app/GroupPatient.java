package io.banyan.app;

import io.banyan.doctor.Case;
import io.banyan.doctor.DoctorRunner;
import io.banyan.doctor.Patient;
import io.banyan.edge.ModernReads;
import io.banyan.exchange.Failure;
import io.banyan.function.FunctionCalls;
import io.banyan.function.Platforms;
import io.banyan.function.Shown;
import io.banyan.identity.IdentityRule;
import io.banyan.tls.UpstreamTls;
import io.banyan.upstream.Client;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Hearing;
import io.banyan.upstream.Upstream;
import io.banyan.view.FeedAway;
import io.banyan.view.FeedStore;
import io.banyan.view.NoFeedStore;
import io.banyan.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A group's MODERN as it is called here: by the names, credentials and connections of this gateway. Answers to one
/// examination alone, on its thread.
final class GroupPatient implements Patient {
    private static final Duration CONNECTED = Duration.ofSeconds(3);
    private static final Duration PLATFORM = Duration.ofSeconds(3);
    private static final Duration FEED = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(500);

    private final Case of;
    private final @Nullable FunctionCalls calls;
    private final @Nullable Upstream legacy;
    private final Means means;
    private final long deadline;

    /// What every patient is asked with.
    record Means(ModernReads reads, Platforms platforms, UpstreamTls tls, FeedStore feed) {}

    /// @param group as it is served; null = it is served no more
    GroupPatient(Case of, @Nullable GroupTraffic group, Means means, Duration atMost) {
        this.of = of;
        this.calls = group == null ? null : new FunctionCalls(group.modern());
        this.legacy = group == null ? null : group.legacy();
        this.means = means;
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    private Duration left(Duration atMost) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /// A slow connection is tried again: the first one may have waited for code to be loaded here.
    @Override
    public ConnectionTrial connect() {
        ConnectionTrial trial = ConnectionTrial.ofModern(of.group(), means.tls, left(CONNECTED));
        return trial.what() == null && trial.took().compareTo(SOON) > 0
                ? ConnectionTrial.ofModern(of.group(), means.tls, left(CONNECTED))
                : trial;
    }

    @Override
    public @Nullable Shown shown() {
        CompletableFuture<@Nullable Shown> shown = new CompletableFuture<>();
        Thread.ofVirtual().name("banyan-doctor-credentials").start(() -> {
            try {
                shown.complete(means.platforms.shown(of.modern(), left(PLATFORM)));
            } catch (InterruptedException | RuntimeException failed) {
                shown.completeExceptionally(failed);
            }
        });
        try {
            return shown.get(left(PLATFORM).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Shown.late(of.modern());
        } catch (ExecutionException | TimeoutException late) {
            return Shown.late(of.modern());
        }
    }

    @Override
    public Heard dryRun(boolean qualified) {
        return hear(PLATFORM, client -> calls().dryRun(client, qualified));
    }

    @Override
    public Heard configuration() {
        return hear(PLATFORM, client -> calls().configuration(client));
    }

    @Override
    public ReadHeard read() {
        Case.Read read = of.read();
        if (read == null) {
            throw new IllegalStateException("there is nothing to read of " + of.name());
        }
        AtomicReference<@Nullable Hearing> wire = new AtomicReference<>();
        Heard answer = hear(
                DoctorRunner.TIME,
                client -> means.reads.read(client, read.route(), read.asked(), calls().heard(wire::set)));
        Hearing under = wire.get();
        return new ReadHeard(under == null ? null : means.reads.end(under), answer);
    }

    @Override
    public Heard whoIsNobody(IdentityRule rule) {
        Case.Read read = of.read();
        List<String> hosts = read == null ? List.of() : read.asked().header("Host");
        Upstream to = legacy;
        return to == null
                ? Heard.nothing(Failure.UNEXPECTED, Duration.ZERO)
                : hear(PLATFORM, client -> means.reads.whoIsNobody(client, rule, hosts, to));
    }

    private Heard hear(Duration atMost, Function<Client, Hearing> begun) {
        return calls == null ? Heard.nothing(Failure.UNEXPECTED, Duration.ZERO) : means.reads.hear(left(atMost), begun);
    }

    private FunctionCalls calls() {
        if (calls == null) {
            throw new IllegalStateException(of.name() + " is not served");
        }
        return calls;
    }

    @Override
    public ViewHeard view(String name) {
        FeedStore feed = means.feed;
        if (feed instanceof NoFeedStore) {
            return new ViewHeard.NoFeed();
        }
        try {
            View view = feed.look(name).block(left(FEED));
            return view != null && view.isHeard()
                    ? new ViewHeard.Known(view.known())
                    : new ViewHeard.Unknown(
                            feed.now(Instant.now()).stream().map(View::name).toList());
        } catch (FeedAway away) {
            return new ViewHeard.Away(away.why());
        } catch (IllegalStateException late) {
            return new ViewHeard.Away("it did not answer in time");
        }
    }
}
