package io.banyan.function;

import io.banyan.lambda.Credentials;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who calls AWS: the credentials that the SDK's chain finds, which are looked for once there is something to call.
final class AwsCaller implements AutoCloseable {
    private final Supplier<Credentials> source;
    private @Nullable Credentials credentials;

    AwsCaller(Supplier<Credentials> source) {
        this.source = source;
    }

    /// Begins to look, unless it has.
    synchronized Credentials credentials() {
        if (credentials == null) {
            credentials = source.get();
        }
        return credentials;
    }

    @Override
    public synchronized void close() {
        if (credentials != null) {
            credentials.close();
        }
    }
}
