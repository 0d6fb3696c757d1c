package io.banyan.compare;

import io.banyan.route.Route;
import io.banyan.route.Side;
import java.util.concurrent.CompletableFuture;

/// Makes a read of one side as if a client had asked, which nobody sees.
public interface SideReader {
    /// Of LEGACY, or of MODERN from that version of its view. Fails with `ReadFailed` within 15 s.
    CompletableFuture<Seen> read(Side side, Sampled sampled, String view, int version);

    /// One thing to read.
    ///
    /// @param key its partition key: `event:42`
    /// @param target the path, with its query
    record Sampled(String key, Route route, String target) {}

    /// Why there is no answer, a sentence.
    final class ReadFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ReadFailed(String why) {
            super(why, null, false, false);
        }
    }
}
