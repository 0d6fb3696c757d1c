package io.banyan.store;

import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowBudget;
import io.banyan.shadow.ShadowBudget.Used;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The budgets of a replica by itself. What a day has used survives a restart: the file `copies` of the state folder
/// holds, for each group, how many copies of which day may have been sent. It is written before they are, by a thread
/// of its own, a hundredth of the day's budget at a time; what a killed process did not use of that is lost. Where it
/// cannot be written, nothing is copied that has a budget of a day.
public final class LocalCopyBudget implements CopyBudget {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCopyBudget.class);
    private static final int LARGEST = 4 << 20;
    private static final int BLOCKS = 100;
    /// More than any budget.
    private static final int ALL = 1_000_000_000;

    private final Path file;
    private final InstantSource clock;
    private final Map<String, ShadowBudget> counted = new ConcurrentHashMap<>();
    private final Map<String, Used> reserved;
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LocalCopyBudget::thread);
    private volatile boolean closed;
    private boolean unread;
    private boolean failing;

    /// @param state the state folder
    public LocalCopyBudget(Path state, InstantSource clock) {
        this.file = state.resolve("copies");
        this.clock = clock;
        this.reserved = new ConcurrentHashMap<>(read());
        writer.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread made = new Thread(task, "banyan-copies");
        made.setDaemon(true);
        return made;
    }

    /// Of a file that cannot be read, today counts as used up: nobody knows how many copies were paid for.
    private Map<String, Used> read() {
        try {
            Map<String, Used> all = new TreeMap<>();
            String text = new String(RegularFile.read(file, LARGEST), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) {
                String[] parts = line.split(" ", -1);
                if (!line.isEmpty()) {
                    all.put(parts[0], new Used(Long.parseLong(parts[1]), Integer.parseInt(parts[2])));
                }
            }
            return all;
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            LOG.warn(
                    "{} cannot be read ({}): groups whose shadow has per-day copy nothing until tomorrow, or until it is"
                            + " deleted and Banyan restarted",
                    file,
                    unreadable.toString());
            unread = true;
            return Map.of();
        }
    }

    @Override
    public CompletableFuture<Boolean> take(String group, Budget budget) {
        long now = clock.millis();
        ShadowBudget counter = counted.computeIfAbsent(group, name -> new ShadowBudget(before(name, now)));
        if (!counter.take(budget, now) || closed) {
            return CompletableFuture.completedFuture(false);
        }
        Used used = counter.used();
        if (budget.perDay() == 0 || isReserved(group, used)) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            writer.execute(() -> answer.complete(reserve(group, used, budget)));
        } catch (RejectedExecutionException tooLate) {
            answer.complete(false);
        }
        return answer;
    }

    /// A day that has not come yet was a wrong clock's: what was used then is today's.
    private Used before(String group, long now) {
        long today = ShadowBudget.day(now);
        Used kept = reserved.getOrDefault(group, Used.NOTHING);
        return unread ? new Used(today, ALL) : new Used(Math.min(kept.day(), today), kept.count());
    }

    private boolean isReserved(String group, Used used) {
        Used may = reserved.getOrDefault(group, Used.NOTHING);
        return may.day() == used.day() && may.count() >= used.count();
    }

    private boolean reserve(String group, Used used, Budget budget) {
        if (isReserved(group, used)) {
            return true;
        }
        int more = Math.max(0, Math.ceilDiv(budget.perDay(), BLOCKS) - 1);
        Used block = new Used(used.day(), Math.min(budget.perDay(), used.count() + more));
        Map<String, Used> all = new TreeMap<>(reserved);
        all.put(group, block);
        all.values().removeIf(one -> one.day() < used.day());
        if (!write(all)) {
            return false;
        }
        reserved.put(group, block);
        return true;
    }

    private boolean write(Map<String, Used> all) {
        StringBuilder text = new StringBuilder();
        all.forEach((group, used) -> text.append(group)
                .append(' ')
                .append(used.day())
                .append(' ')
                .append(used.count())
                .append('\n'));
        Path fresh = file.resolveSibling(".copies.new");
        try {
            Files.writeString(
                    fresh,
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            failing = false;
            return true;
        } catch (IOException failed) {
            if (!failing) {
                LOG.warn(
                        "{} cannot be written ({}): nothing is copied whose shadow has per-day",
                        file,
                        failed.toString());
            }
            failing = true;
            return false;
        }
    }

    /// Gives back what is reserved and was not used.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        writer.execute(() -> {
            Map<String, Used> all = new TreeMap<>(reserved);
            all.replaceAll((group, may) -> {
                ShadowBudget counter = counted.get(group);
                return counter == null || counter.used().day() != may.day() ? may : counter.used();
            });
            if (!all.isEmpty()) {
                write(all);
            }
        });
        writer.shutdown();
        try {
            writer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
