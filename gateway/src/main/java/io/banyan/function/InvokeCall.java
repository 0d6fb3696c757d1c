package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.upstream.CallAround;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/// One call of a function: hears what the Invoke API answers, and tells the exchange what the function meant by it, or
/// how the call failed.
final class InvokeCall extends CallAround {
    private static final int LAMBDA_ANSWERED = 200;
    private static final AsciiString VERSION = AsciiString.cached("X-Amz-Executed-Version");

    private final UpstreamRequest asked;
    private final CallListener listener;
    private final LambdaUpstream of;
    private @Nullable Reading reading;
    private boolean over;

    /// What makes sense of one answer's body.
    interface Reading {
        /// Some more of it.
        ///
        /// @param last nothing follows
        Next take(byte[] piece, boolean last);

        /// Nothing of it is wanted any more.
        default void drop() {}
    }

    /// How far the answer has come.
    enum Next {
        MORE,
        /// The exchange has been told the end; what still comes is of no interest.
        OVER,
        /// The exchange has been told a failure.
        FAILED
    }

    /// @param asked the request that became an event
    InvokeCall(UpstreamRequest asked, CallListener listener, LambdaUpstream of) {
        super(listener);
        this.asked = asked;
        this.listener = listener;
        this.of = of;
    }

    @Override
    public void body(HttpContent content) {
        content.release(); // a read has none
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void cancel() {
        end();
        super.cancel();
    }

    private void end() {
        over = true;
        if (reading != null) {
            reading.drop();
        }
    }

    /// Whether the exchange wants nothing more.
    boolean isOver() {
        return over;
    }

    /// The platform's own, and none of the function's.
    @Override
    public void interim(HttpResponse response) {}

    @Override
    public void head(HttpResponse response) {
        of.answered(response.headers().get(VERSION));
        boolean failed = response.headers().contains(FunctionFault.HEADER);
        Answering to = new Answering(asked, this::isOver, listener, of.state());
        reading = response.status().code() != LAMBDA_ANSWERED || failed
                ? new FaultReading(response, listener, of)
                : of.streamed()
                        ? new StreamedReading(to, response.headers().get(StreamedReading.TYPE))
                        : new BufferedReading(to, of.memory());
    }

    @Override
    public void content(HttpContent content) {
        byte[] piece = new byte[content.content().readableBytes()];
        content.content().readBytes(piece);
        boolean last = content instanceof LastHttpContent;
        content.release();
        if (reading == null || over) {
            return;
        }
        Next next = reading.take(piece, last);
        boolean drop = next == Next.FAILED && !last && !over;
        over |= next != Next.MORE;
        if (drop) {
            super.cancel();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (!over) {
            end();
            super.failed(failure);
        }
    }
}
