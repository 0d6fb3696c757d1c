package io.banyan.lambda;

/// Where credentials come from. May take seconds; throws where there are none.
interface CredentialsSource extends AutoCloseable {
    AwsIdentity ask();

    /// What was found before is not to be given again without a look at where it came from.
    void forget();

    @Override
    void close();
}
