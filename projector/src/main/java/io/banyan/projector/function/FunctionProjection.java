package io.banyan.projector.function;

import io.banyan.lambda.InvokeResult;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Answer;
import io.banyan.projections.projection.BatchProjection;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Question;
import io.banyan.projections.projection.WrongOperation;
import io.banyan.way.WayKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A view whose projection is a function. What it decides is decided by [Bisection] and the file; here it is called and
/// waited for.
public final class FunctionProjection implements BatchProjection, AutoCloseable {
    /// The one who waits is asked so often.
    private static final Duration SLICE = Duration.ofMillis(100);

    private final FunctionView view;
    private final Invoker invoker;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch never = new CountDownLatch(1);

    FunctionProjection(FunctionView view) {
        this.view = view;
        this.invoker = new Invoker(view);
    }

    /// Shows the function's host who calls. Empty: it can; else why not.
    ///
    /// @param keys of groups
    /// @param projector its name
    public Optional<String> shows(Map<String, List<WayKey>> keys, String projector) {
        String written = view.group();
        String group = written != null
                ? written
                : keys.size() == 1 ? keys.keySet().iterator().next() : "";
        List<WayKey> its = keys.get(group);
        if (its == null) {
            return Optional.of(
                    group.isEmpty()
                            ? "--gateway-keys has the keys of several groups, but the file of the view " + name()
                                    + " does not say whose function it calls; write there  group: NAME"
                            : "--gateway-keys has no key of the group " + group + ", whose function the view " + name()
                                    + " calls; add the line that this prints: ./banyan way keys --file way-keys.txt"
                                    + " --groups " + group);
        }
        invoker.shows(new ProjectorWays(
                group, its.getFirst(), projector, view.asking().timeout(), InstantSource.system()));
        return Optional.empty();
    }

    @Override
    public String name() {
        return view.view().name();
    }

    @Override
    public int version() {
        return view.view().version();
    }

    @Override
    public List<TableSpec> tables() {
        return view.tables().stream().map(ReadTable::table).toList();
    }

    @Override
    public PartitionKey partition(Change change) {
        KeyTemplate partition = table(change).partition();
        String missing = partition.missing(change);
        if (missing != null) {
            throw new WrongOperation("the partition key " + partition + " needs column " + missing
                    + ", which is NULL or was not sent; make it of columns of the table's key");
        }
        return new PartitionKey(partition.filled(change));
    }

    @Override
    public Set<DocumentKey> reads(Change change) {
        Set<DocumentKey> keys = new LinkedHashSet<>();
        for (KeyTemplate read : table(change).reads()) {
            if (read.missing(change) == null) {
                keys.add(DocumentKey.parse(read.filled(change)));
            }
        }
        return keys;
    }

    @Override
    public int most() {
        return view.asking().most();
    }

    @Override
    public Duration window() {
        return view.asking().window();
    }

    @Override
    public String code() {
        return view.code();
    }

    @Override
    public @Nullable List<Answer> answer(List<Question> questions, Patience patience) {
        Bisection asking = new Bisection(questions.size(), view.asking().retries());
        for (Bisection.Range next = asking.ask(); next != null; next = asking.ask()) {
            Bisection.Pause pause = asking.pause();
            Outcome outcome = pause == null || waited(pause, patience)
                    ? outcome(questions.subList(next.from(), next.to()), patience, pause == null ? null : pause.why())
                    : null;
            if (outcome == null) {
                return null;
            }
            asking.took(outcome);
        }
        return asking.answers();
    }

    private @Nullable Outcome outcome(List<Question> questions, Patience patience, @Nullable String why) {
        List<String> ids = ChangeEvent.ids(questions);
        byte[] event = ChangeEvent.of(view.view(), questions, ids);
        if (event.length > ChangeEvent.LARGEST) {
            return CallResult.tooLarge();
        }
        Future<InvokeResult> call = calls.submit(() -> invoker.invoke(event));
        try {
            while (true) {
                InvokeResult result = within(call);
                if (result != null) {
                    return CallResult.of(view.function(), result, ids);
                }
                if (!patience.goOn(why)) {
                    return null;
                }
            }
        } catch (IOException failed) {
            return CallResult.of(
                    view.function(), view.endpoint().uri(), view.asking().timeout(), failed);
        } finally {
            call.cancel(true);
        }
    }

    /// Null: not yet.
    private static @Nullable InvokeResult within(Future<InvokeResult> call) throws IOException {
        try {
            return call.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return null;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /// False: the one who waits gave up.
    private boolean waited(Bisection.Pause pause, Patience patience) {
        long end = System.nanoTime() + pause.length().toNanos();
        try {
            for (long left = pause.length().toNanos(); left > 0; left = end - System.nanoTime()) {
                if (!patience.goOn(pause.why())) {
                    return false;
                }
                never.await(Math.min(left, SLICE.toNanos()), TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ReadTable table(Change change) {
        return view.tables().stream()
                .filter(read -> read.table().table().equals(change.table()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table " + change.table() + " is not declared"));
    }

    @Override
    public void close() {
        never.countDown();
        calls.shutdownNow();
        invoker.close();
    }
}
