package io.banyan.meters;

import io.micrometer.core.instrument.Counter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the lines of the access log go. Writing never fails and never waits for a reader: a line that is not written
/// is counted, and once a second the next one tries again. One thread writes; each call writes one whole line.
final class LineOutput extends OutputStream {
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();
    /// What a disk says, unlike a path that was written wrong: these pass, and a start does not wait for it.
    private static final Pattern OF_THE_DISK =
            Pattern.compile("No space left|[Qq]uota|Read-only file system|Input/output error|Too many open files");

    private final @Nullable Path file;
    private final Counter lost;
    private final LongSupplier nanos;
    private volatile CompletableFuture<OutputStream> out;
    private volatile @Nullable String problem;
    private long failedAt;
    private boolean broken;
    private boolean cut;

    private LineOutput(@Nullable Path file, CompletableFuture<OutputStream> out, Counter lost, LongSupplier nanos) {
        this.file = file;
        this.out = out;
        this.lost = lost;
        this.nanos = nanos;
    }

    /// Appends to a file, or to a pipe as soon as somebody reads it.
    ///
    /// @throws IOException where this can be no file of this process's, whatever state the disk is in
    static LineOutput file(Path file, Counter lost) throws IOException {
        return file(file, lost, System::nanoTime);
    }

    static LineOutput file(Path file, Counter lost, LongSupplier nanos) throws IOException {
        CompletableFuture<OutputStream> opening = opening(file);
        LineOutput lines = new LineOutput(file, opening, lost, nanos);
        if (opening.isCompletedExceptionally()) {
            Throwable failed = opening.exceptionNow();
            if (!OF_THE_DISK.matcher(String.valueOf(failed.getMessage())).find()) {
                throw new IOException("it cannot be opened for writing" + reason(failed), failed);
            }
            lines.failed(failed);
        }
        return lines;
    }

    /// The standard output of this process.
    static LineOutput standard(Counter lost) {
        OutputStream standard = new FileOutputStream(FileDescriptor.out);
        return new LineOutput(null, CompletableFuture.completedFuture(standard), lost, System::nanoTime);
    }

    /// Opening a pipe waits until somebody reads it, so nobody waits for that.
    private static CompletableFuture<OutputStream> opening(Path file) {
        CompletableFuture<OutputStream> opening = new CompletableFuture<>();
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            open(file, opening);
        } else {
            Thread.ofPlatform().name("banyan-access-log-open").daemon().start(() -> open(file, opening));
        }
        return opening;
    }

    private static void open(Path file, CompletableFuture<OutputStream> opening) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            opening.complete(new FileOutputStream(file.toFile(), true));
        } catch (IOException failed) {
            opening.completeExceptionally(failed);
        }
    }

    /// What is wrong now, and what that means; empty = lines are written.
    Optional<String> problem() {
        String last = problem;
        return Optional.ofNullable(last == null && !out.isDone() ? "nobody reads that pipe" : last)
                .map(cause ->
                        "the access log " + (file == null ? "on the standard output" : file) + " cannot be written ("
                                + cause + "): its lines are dropped, and counted in banyan.accesslog.dropped");
    }

    @Override
    public void write(int one) {
        throw new UnsupportedOperationException("a line at a time");
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        OutputStream to = ready();
        if (to == null) {
            lost.increment();
            return;
        }
        try {
            if (cut && endsWithinALine()) {
                to.write('\n');
            }
            to.write(bytes, from, length);
            cut = false;
            problem = null;
        } catch (IOException failure) {
            lost.increment();
            failed(failure);
        }
    }

    /// Null while there is nothing to write to.
    private @Nullable OutputStream ready() {
        if (broken && nanos.getAsLong() - failedAt >= RETRY_NANOS) {
            broken = false;
            if (file != null) {
                close();
                out = opening(file);
            }
        }
        if (broken || !out.isDone()) {
            return null;
        }
        if (out.isCompletedExceptionally()) {
            failed(out.exceptionNow());
            return null;
        }
        return out.resultNow();
    }

    private void failed(Throwable failure) {
        String words = reason(failure);
        problem = words.isEmpty() ? "for no known reason" : words.substring(2, words.length() - 1);
        failedAt = nanos.getAsLong();
        broken = true;
        cut = true;
    }

    /// A disk that filled up within a line keeps the first part of it.
    private boolean endsWithinALine() throws IOException {
        if (file == null || !Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "r")) {
            written.seek(written.length() - 1);
            return written.read() != '\n';
        }
    }

    /// Of `/var/log/access.log (No space left on device)` what stands in brackets, with a space before.
    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int bracket = message.lastIndexOf('(');
        if (bracket >= 0 && message.endsWith(")")) {
            return " " + message.substring(bracket);
        }
        return failure.getMessage() == null ? "" : " (" + message + ")";
    }

    @Override
    public void close() {
        if (out.isDone() && !out.isCompletedExceptionally()) {
            try {
                out.resultNow().close();
            } catch (IOException late) {
                // What a file system tells at the end belongs to lines that were taken before.
                problem = String.valueOf(late.getMessage());
            }
        }
    }
}
