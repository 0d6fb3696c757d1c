package io.banyan.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The SDK's chain. It keeps what it found until shortly before its end, which may be hours away, so a new one takes
/// its place where that is of no use. One thread asks; another may close.
final class ChainSource implements CredentialsSource {
    private @Nullable DefaultCredentialsProvider chain;
    private boolean closed;

    @Override
    public AwsIdentity ask() {
        AwsCredentialsIdentity found = chain().resolveCredentials();
        return new AwsIdentity(
                found.accessKeyId(),
                found.secretAccessKey(),
                found instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null,
                found.expirationTime().orElse(null));
    }

    private synchronized DefaultCredentialsProvider chain() {
        if (closed) {
            throw new IllegalStateException("nobody asks for credentials any more");
        }
        if (chain == null) {
            chain = DefaultCredentialsProvider.builder().build();
        }
        return chain;
    }

    @Override
    public synchronized void forget() {
        if (chain != null) {
            chain.close();
            chain = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
