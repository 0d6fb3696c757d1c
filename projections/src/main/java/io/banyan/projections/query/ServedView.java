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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The version of a view that is served now, for services. Reads wait on virtual threads, never on Netty's.
public final class ServedView implements AutoCloseable {
    private final ViewStore store;
    private final Supplier<ViewId> active;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);
    private volatile @Nullable ViewReader reader;

    /// Asks nobody yet.
    ///
    /// @param active asked for each read: the version that is served, which the service was written for
    public ServedView(ViewStore store, Supplier<ViewId> active) {
        this.store = store;
        this.active = active;
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

    private <T> Mono<Read<T>> ask(Question<T> question) {
        Callable<Read<T>> blocking = () -> {
            ViewReader asked = reader();
            try {
                return new Read<>(asked.view(), question.ask(asked));
            } catch (NoSuchView gone) {
                // It may come back, kept by another number of partitions.
                reader = null;
                throw gone;
            }
        };
        return Mono.fromCallable(blocking).subscribeOn(scheduler);
    }

    private ViewReader reader() {
        ViewId now = active.get();
        ViewReader known = reader;
        if (known == null || !known.view().equals(now)) {
            known = new ViewReader(store, now);
            reader = known;
        }
        return known;
    }

    /// Reads that are under way fail.
    @Override
    public void close() {
        scheduler.dispose();
        threads.shutdownNow();
    }
}
