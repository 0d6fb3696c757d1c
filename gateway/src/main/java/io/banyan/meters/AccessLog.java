package io.banyan.meters;

import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Tap;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The access log: one JSON line an exchange, written by a thread of its own. When that thread falls 8,192 lines
/// behind, lines are dropped and counted rather than an exchange delayed.
public final class AccessLog implements Tap, AutoCloseable {
    static final int QUEUE = 8_192;

    private final Queue queue;

    private AccessLog(Queue queue) {
        this.queue = queue;
    }

    /// Appends to a file, or writes to the standard output for `-`; throws where the file cannot be written.
    public static AccessLog to(String destination, Registrar registrar) throws IOException {
        Context context = new ContextBase();
        OutputStreamAppender<ExchangeRecord> lines = "-".equals(destination) ? standardOutput() : file(destination);
        return start(context, lines, registrar.counter(Meters.ACCESSLOG_DROPPED));
    }

    static AccessLog start(Context context, OutputStreamAppender<ExchangeRecord> lines, Counter dropped)
            throws IOException {
        AccessLogLine line = new AccessLogLine();
        line.setContext(context);
        line.start();
        lines.setContext(context);
        lines.setName("access-log-lines");
        lines.setEncoder(line);
        lines.start();
        if (!lines.isStarted()) {
            throw new IOException("it cannot be opened for writing");
        }
        Queue queue = new Queue(dropped);
        queue.setContext(context);
        queue.setName("access-log");
        queue.addAppender(lines);
        queue.start();
        return new AccessLog(queue);
    }

    private static OutputStreamAppender<ExchangeRecord> file(String path) {
        FileAppender<ExchangeRecord> file = new FileAppender<>();
        file.setFile(path);
        return file;
    }

    private static OutputStreamAppender<ExchangeRecord> standardOutput() {
        OutputStreamAppender<ExchangeRecord> output = new OutputStreamAppender<>();
        output.setOutputStream(new FileOutputStream(FileDescriptor.out));
        return output;
    }

    @Override
    public void head(@Nullable String group, Side side, long nanos) {}

    @Override
    public void ended(ExchangeRecord exchange) {
        queue.doAppend(exchange);
    }

    @Override
    public void cookieDropped(String group) {}

    /// Writes what is queued, for a second at most.
    @Override
    public void close() {
        queue.stop();
    }

    private static final class Queue extends AsyncAppenderBase<ExchangeRecord> {
        private final Counter dropped;

        Queue(Counter dropped) {
            this.dropped = dropped;
            setNeverBlock(true);
            setQueueSize(QUEUE);
            setDiscardingThreshold(QUEUE / 64);
        }

        /// Asked only when fewer places than the threshold are free; the threshold is above the number of threads
        /// that log at once, so that no line is dropped uncounted.
        @Override
        protected boolean isDiscardable(ExchangeRecord exchange) {
            dropped.increment();
            return true;
        }
    }
}
