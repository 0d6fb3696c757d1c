package io.banyan.functions.api;

import io.banyan.functions.environment.Answering;
import io.banyan.functions.environment.Failure;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Passes a function's answer on in frames, as it comes.
final class StreamedAnswer implements Answering {
    /// Where the platform says what the function itself calls its stream.
    private static final String TYPE = "X-Amzn-Remapped-Content-Type";

    private static final int LARGEST_FRAME = 256 << 10;

    private final Exchange exchange;
    private final Map<String, String> headers;
    private final boolean wantsTail;
    private boolean hasBegun;

    StreamedAnswer(Exchange exchange, Map<String, String> headers, boolean wantsTail) {
        this.exchange = exchange;
        this.headers = new LinkedHashMap<>(headers);
        this.wantsTail = wantsTail;
    }

    @Override
    public void begins(String contentType) {
        hasBegun = true;
        headers.put(TYPE, contentType);
        exchange.begin(headers, EventStream.CONTENT_TYPE);
    }

    @Override
    public void piece(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += LARGEST_FRAME) {
            int end = Math.min(bytes.length, at + LARGEST_FRAME);
            exchange.piece(
                    EventStream.payload(at == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, at, end)));
        }
    }

    @Override
    public boolean isReady() {
        return exchange.isReady();
    }

    @Override
    public void whenReady(Runnable call) {
        exchange.whenReady(call);
    }

    @Override
    public void ends(@Nullable Failure failure, Supplier<byte[]> tail) {
        if (!hasBegun) {
            exchange.begin(headers, EventStream.CONTENT_TYPE);
        }
        exchange.piece(EventStream.complete(new Frame.Complete(
                failure == null ? null : failure.type(),
                failure == null ? null : failure.text(),
                wantsTail ? Base64.getEncoder().encodeToString(tail.get()) : null)));
        exchange.end();
    }
}
