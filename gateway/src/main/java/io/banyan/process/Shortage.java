package io.banyan.process;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this process can run short of, and be told of a limit that its operator can raise. Of all gateways in one
/// process, since they share its limits.
public final class Shortage {
    public static final Shortage FILES = new Shortage(Shortage::isOfFiles, Shortage::ofFiles);
    public static final Shortage DIRECT_MEMORY = new Shortage(Shortage::isOfMemory, Shortage::ofMemory);

    private static final List<Shortage> ALL = List.of(FILES, DIRECT_MEMORY);
    private static final Logger LOG = LoggerFactory.getLogger(Shortage.class);
    private static final long MINUTE = 60_000_000_000L;
    /// How long after the last time it is still told in health and status.
    private static final long LASTS = 10_000_000_000L;

    private final AtomicLong told = new AtomicLong(System.nanoTime() - MINUTE);
    private volatile long metAt = System.nanoTime() - LASTS;

    private final Predicate<Throwable> meant;
    private final Supplier<String> sentence;

    private Shortage(Predicate<Throwable> meant, Supplier<String> sentence) {
        this.meant = meant;
        this.sentence = sentence;
    }

    /// Whether a failure means that this process met one of its limits. It is told then: in the log once a minute, to
    /// whoever asks for `problems` until nothing met it for ten seconds.
    public static boolean is(Throwable failed) {
        for (Shortage one : ALL) {
            if (Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                    .anyMatch(one.meant)) {
                one.met();
                return true;
            }
        }
        return false;
    }

    /// It was met, or would have been.
    public void met() {
        long now = System.nanoTime();
        metAt = now;
        long last = told.get();
        if (now - last >= MINUTE && told.compareAndSet(last, now)) {
            LOG.warn("{}", sentence.get());
        }
    }

    /// Was it met within the last ten seconds?
    public boolean lasts() {
        return System.nanoTime() - metAt < LASTS;
    }

    /// Was any of them?
    public static boolean anyLasts() {
        return FILES.lasts() || DIRECT_MEMORY.lasts();
    }

    /// A sentence for each that lasts.
    public static List<String> problems() {
        return ALL.stream()
                .filter(Shortage::lasts)
                .map(one -> one.sentence.get())
                .toList();
    }

    private static boolean isOfFiles(Throwable failed) {
        return String.valueOf(failed.getMessage()).contains("Too many open files");
    }

    private static String ofFiles() {
        return Descriptors.limit()
                + " open files are this process's limit, and it has reached it, so new clients wait: raise it with ulimit"
                + " -n or LimitNOFILE";
    }

    private static boolean isOfMemory(Throwable failed) {
        String said = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return failed instanceof OutOfMemoryError && (said.contains("direct memory") || said.contains("direct buffer"));
    }

    private static String ofMemory() {
        return "the direct memory of this process is used up (-XX:MaxDirectMemorySize" + directLimit()
                + "), so the heap stands in as far as it may, then connections that need more are ended: raise it in"
                + " BANYAN_JAVA_OPTS";
    }

    private static String directLimit() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:MaxDirectMemorySize="))
                .reduce((first, last) -> last)
                .map(option -> option.substring(option.indexOf('=')))
                .orElse(" is not set: as much as the heap may take");
    }
}
