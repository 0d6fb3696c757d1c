package io.banyan.projector.function;

import io.banyan.lambda.FunctionName;
import io.banyan.projections.store.ViewId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view whose projection is a function, as its file declares it.
///
/// @param group whose function it is; null: the file does not say
/// @param tables in the order in which a build reads them; one at least
record FunctionView(
        ViewId view,
        FunctionName function,
        @Nullable String group,
        Address endpoint,
        List<ReadTable> tables,
        Asking asking) {
    FunctionView {
        tables = List.copyOf(tables);
    }

    /// Where the function is invoked.
    ///
    /// @param region that calls are signed for; of no use where they are not
    record Address(URI uri, String region) {
        /// On this machine, without TLS: nobody there checks who calls.
        boolean isPlain() {
            String host = uri.getHost() == null ? "" : uri.getHost();
            return "http".equals(uri.getScheme())
                    && (host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]"));
        }
    }

    /// How it is asked.
    ///
    /// @param most changes at once
    /// @param window for which changes are awaited that fill a batch
    /// @param timeout of one call; longer than the function's own
    /// @param retries of one change that fails alone
    record Asking(int most, Duration window, Duration timeout, int retries) {
        static final Asking DEFAULT = new Asking(100, Duration.ZERO, Duration.ofSeconds(60), 3);
    }

    /// All that decides what the view says, and nothing else: of two files that give the same, one may take the place
    /// of the other.
    String code() {
        StringBuilder code = new StringBuilder("function ").append(function.name());
        code.append(':').append(function.qualifier() == null ? "" : function.qualifier());
        for (ReadTable read : tables) {
            code.append('\n')
                    .append(read.table().table())
                    .append(' ')
                    .append(read.table().columns())
                    .append(' ')
                    .append(read.partition())
                    .append(' ')
                    .append(read.reads());
        }
        return code.toString();
    }
}
