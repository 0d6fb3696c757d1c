package io.banyan.edge;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// Marks a head that was understood although it is not written as HTTP says: another server might read another request
/// from the same bytes.
final class LenientlyRead extends DecoderResult {
    private final String found;

    /// @param found for people
    LenientlyRead(String found) {
        super(SIGNAL_SUCCESS);
        this.found = found;
    }

    /// What was found in such a head; null = the head is as HTTP says.
    static @Nullable String found(HttpRequest head) {
        return head.decoderResult() instanceof LenientlyRead lenient ? lenient.found : null;
    }
}
