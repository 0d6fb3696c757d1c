package io.banyan.functions.api;

import io.banyan.functions.environment.Answering;
import io.banyan.functions.environment.Failure;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers a function's answer, of at most 6 MB, and gives it to a client that waits for all of it.
final class WholeAnswer implements Answering {
    static final int MOST = 6 << 20;

    private final Exchange exchange;
    private final Map<String, String> headers;
    private final boolean wantsTail;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private byte[] first = new byte[0];
    private boolean isTooLarge;

    WholeAnswer(Exchange exchange, Map<String, String> headers, boolean wantsTail) {
        this.exchange = exchange;
        this.headers = new LinkedHashMap<>(headers);
        this.wantsTail = wantsTail;
    }

    @Override
    public void begins(String contentType) {
        gathered.reset();
    }

    @Override
    public void piece(byte[] bytes) {
        isTooLarge |= gathered.size() + first.length + bytes.length > MOST;
        if (isTooLarge) {
            return;
        }
        if (first.length == 0) {
            first = bytes;
        } else {
            gathered.writeBytes(bytes);
        }
    }

    @Override
    public void ends(@Nullable Failure failure, Supplier<byte[]> tail) {
        Failure failed = failure == null && isTooLarge
                ? Failure.of(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (" + MOST + " bytes).")
                : failure;
        if (failed != null) {
            headers.put("X-Amz-Function-Error", "Unhandled");
        }
        if (wantsTail) {
            headers.put("X-Amz-Log-Result", Base64.getEncoder().encodeToString(tail.get()));
        }
        exchange.answer(200, headers, "application/json", failed == null ? all() : failed.payload());
    }

    private byte[] all() {
        if (gathered.size() == 0) {
            return first;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + gathered.size());
        all.writeBytes(first);
        all.writeBytes(gathered.toByteArray());
        return all.toByteArray();
    }
}
