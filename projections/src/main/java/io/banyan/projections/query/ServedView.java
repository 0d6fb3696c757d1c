package io.banyan.projections.query;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The version of a view that is served now, or that a request asks for; for services. Reads wait on virtual threads,
/// never on Netty's.
public final class ServedView implements AutoCloseable {
    private final ViewStore store;
    private final ServedVersions versions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);
    private final Map<ViewId, ViewReader> readers = new ConcurrentHashMap<>();

    /// Asks nobody yet.
    ///
    /// @param versions asked for each read: the version that is served, and which others the service knows
    public ServedView(ViewStore store, ServedVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    /// For a service that was written for one version at a time.
    ///
    /// @param active asked for each read
    public ServedView(ViewStore store, Supplier<ViewId> active) {
        this(store, ServedVersions.only(active));
    }

    /// What was read, with the version that it was read from.
    public record Read<T>(ViewId view, Seen<T> seen) {
        /// Something made of it, as new as it.
        public <R> Read<R> map(Function<? super T, ? extends R> made) {
            return new Read<>(view, seen.map(made));
        }
    }

    /// What a question makes of several reads of one version, with the checkpoint of the oldest. It may block: it runs
    /// on a virtual thread.
    public <T> Mono<Read<T>> read(Function<? super Reading, ? extends T> question) {
        return ask(reader -> {
            var reading = new Reading(reader);
            return reading.seen(question.apply(reading));
        });
    }

    /// Those of the documents that are there, all as of one moment if they are of one partition key.
    public Mono<Read<Map<DocumentKey, Document>>> documents(DocumentKey... keys) {
        return ask(reader -> reader.documents(List.of(keys)));
    }

    /// A page of an index.
    public Mono<Read<Page>> page(IndexRange range) {
        return ask(reader -> reader.page(range));
    }

    /// How many entries a range has: for "1 to 20 of 312".
    public Mono<Read<Long>> count(IndexRange range) {
        return ask(reader -> reader.count(range));
    }

    /// How far the view is.
    public Mono<Read<Checkpoint>> checkpoint() {
        return ask(reader -> {
            Checkpoint checkpoint = reader.checkpoint();
            return new Seen<>(checkpoint, checkpoint);
        });
    }

    private interface Question<T> {
        Seen<T> ask(ViewReader reader);
    }

    /// From the version that the request asks for, if the answer is made by `ViewAnswers`.
    private <T> Mono<Read<T>> ask(Question<T> question) {
        return Mono.deferContextual(context -> {
            @Nullable AskedVersion asked = context.getOrDefault(AskedVersion.class, null);
            Callable<Read<T>> blocking = () -> read(question, asked);
            return Mono.fromCallable(blocking).subscribeOn(scheduler);
        });
    }

    private <T> Read<T> read(Question<T> question, @Nullable AskedVersion asked) {
        ViewId now = AskedVersion.among(versions, asked);
        ViewReader reader = readers.computeIfAbsent(now, view -> new ViewReader(store, view));
        try {
            return new Read<>(now, question.ask(reader));
        } catch (NoSuchView gone) {
            // It may come back, kept by another number of partitions.
            readers.remove(now, reader);
            throw gone;
        }
    }

    /// Reads that are under way fail.
    @Override
    public void close() {
        scheduler.dispose();
        threads.shutdownNow();
    }
}
