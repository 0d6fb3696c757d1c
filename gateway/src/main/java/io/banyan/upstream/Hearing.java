package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.lambda.Field;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One call with somebody who keeps what it brings, and passes all of it on.
public final class Hearing extends CallAround {
    private static final int LARGEST = 7 << 20;

    private static final CallListener NOBODY = new CallListener() {
        @Override
        public void head(HttpResponse response) {}

        @Override
        public void content(HttpContent content) {
            content.release();
        }

        @Override
        public void failed(Failure failure) {}
    };

    private final long begun = System.nanoTime();
    private final CompletableFuture<Heard> heard = new CompletableFuture<>();
    private final List<Field> headers = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Duration took;
    private int status;

    /// Whose answer nobody else hears.
    public Hearing() {
        this(NOBODY);
    }

    Hearing(CallListener beyond) {
        super(beyond);
    }

    /// What came, once that is the end of it.
    public CompletableFuture<Heard> heard() {
        return heard;
    }

    /// Nobody waits any longer: what has come so far is all.
    public void late() {
        if (!heard.isDone()) {
            cancel();
        }
    }

    private void end(boolean whole, @Nullable Failure failure) {
        Duration time = took == null ? since() : took;
        heard.complete(new Heard(status, headers, body.toByteArray(), whole, failure, time));
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void cancel() {
        end(false, status == 0 ? Failure.TIMEOUT : null);
        super.cancel();
    }

    @Override
    public void head(HttpResponse response) {
        took = since();
        status = response.status().code();
        response.headers().forEach(header -> headers.add(new Field(header.getKey(), header.getValue())));
        super.head(response);
    }

    @Override
    public void content(HttpContent content) {
        int room = LARGEST - body.size();
        byte[] piece = new byte[Math.min(room, content.content().readableBytes())];
        content.content().getBytes(content.content().readerIndex(), piece);
        body.writeBytes(piece);
        boolean last = content instanceof LastHttpContent;
        super.content(content);
        if (last) {
            end(true, null);
        }
    }

    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        end(false, Failure.MALFORMED);
        super.upgraded(response, upstream);
    }

    @Override
    public void failed(Failure failure) {
        end(false, failure);
        super.failed(failure);
    }
}
