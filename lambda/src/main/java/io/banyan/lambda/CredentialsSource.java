package io.banyan.lambda;

/// Where credentials come from. May take seconds; throws where there are none.
interface CredentialsSource extends AutoCloseable {
    AwsIdentity ask();

    @Override
    void close();
}
