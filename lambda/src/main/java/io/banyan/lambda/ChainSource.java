package io.banyan.lambda;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The SDK's chain.
final class ChainSource implements CredentialsSource {
    private final DefaultCredentialsProvider chain =
            DefaultCredentialsProvider.builder().build();

    @Override
    public AwsIdentity ask() {
        AwsCredentialsIdentity found = chain.resolveCredentials();
        return new AwsIdentity(
                found.accessKeyId(),
                found.secretAccessKey(),
                found instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null,
                found.expirationTime().orElse(null));
    }

    @Override
    public void close() {
        chain.close();
    }
}
