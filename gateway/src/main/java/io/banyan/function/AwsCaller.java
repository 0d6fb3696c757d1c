package io.banyan.function;

import io.banyan.lambda.Identity;

/// Who calls AWS at this moment.
interface AwsCaller extends AutoCloseable {
    Identity current();

    /// The platform did not take what there is: asks for others.
    void refused();

    @Override
    void close();
}
