package io.banyan.function;

import io.banyan.lambda.Credentials;
import io.banyan.lambda.Identity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The credentials that the SDK's usual chain finds for this process, looked for from the first question on.
final class ChainCaller implements AwsCaller {
    private volatile @Nullable Credentials credentials;

    @Override
    public Identity current() {
        return credentials().current();
    }

    @Override
    public Identity first(Duration atMost) throws InterruptedException {
        return credentials().first(atMost);
    }

    @Override
    public void refused() {
        credentials().refused();
    }

    private Credentials credentials() {
        Credentials known = credentials;
        return known == null ? begun() : known;
    }

    private synchronized Credentials begun() {
        if (credentials == null) {
            credentials = Credentials.ofThisProcess();
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
