package io.banyan.meters;

import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.OutputStreamAppender;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Tap;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The access log: one JSON line an exchange, written by a thread of its own. When that thread falls 8,192 lines
/// behind, or a line cannot be written, lines are dropped and counted rather than an exchange delayed.
public final class AccessLog implements Tap, AutoCloseable {
    static final int QUEUE = 8_192;

    private final Queue queue;
    private final LineOutput output;

    private AccessLog(Queue queue, LineOutput output) {
        this.queue = queue;
        this.output = output;
    }

    /// Appends to a file, or writes to the standard output for `-`; throws where that can be no file of ours. A disk
    /// that takes nothing at the moment is no reason to throw: `problem` tells of it.
    ///
    /// @param query how much of it a line shows
    public static AccessLog to(String destination, LoggedQuery query, Registrar registrar) throws IOException {
        Counter dropped = registrar.counter(Meters.ACCESSLOG_DROPPED);
        LineOutput output =
                "-".equals(destination) ? LineOutput.standard(dropped) : LineOutput.file(Path.of(destination), dropped);
        Context context = new ContextBase();
        return new AccessLog(started(context, output, query, dropped), output);
    }

    /// @param dropped counts the lines for which the queue had no place
    static Queue started(Context context, OutputStream output, LoggedQuery query, Counter dropped) {
        AccessLogLine line = new AccessLogLine(query);
        line.setContext(context);
        line.start();
        OutputStreamAppender<ExchangeRecord> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setName("access-log-lines");
        lines.setEncoder(line);
        lines.setOutputStream(output);
        lines.start();
        Queue queue = new Queue(dropped);
        queue.setContext(context);
        queue.setName("access-log");
        queue.addAppender(lines);
        queue.start();
        return queue;
    }

    /// Why lines are not written now, and what that means; empty = they are.
    public Optional<String> problem() {
        return output.problem();
    }

    @Override
    public void head(@Nullable String group, Side side, long nanos) {}

    @Override
    public void ended(ExchangeRecord exchange) {
        queue.doAppend(exchange.withAsked());
    }

    @Override
    public void cookieDropped(String group) {}

    /// Writes what is queued, for a second at most.
    @Override
    public void close() {
        queue.stop();
    }

    static final class Queue extends AsyncAppenderBase<ExchangeRecord> {
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
