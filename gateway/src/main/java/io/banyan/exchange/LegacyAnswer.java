package io.banyan.exchange;

import io.banyan.decide.Decision;
import io.banyan.decide.RequestView;
import org.jspecify.annotations.Nullable;

/// The head of an answer of LEGACY's as it came, and what it answers. Good while it is told and no later.
///
/// @param nanos from the call to the head
/// @param fellBack MODERN had failed the read
public record LegacyAnswer(Decision decision, RequestView request, Head head, long nanos, boolean fellBack) {
    /// What may be seen of a head; knows no server's types.
    public interface Head {
        int status();

        /// The first value of a header, name in any case; null when absent.
        @Nullable
        String header(String name);
    }
}
