package io.banyan.function;

import io.banyan.lambda.Identity;
import java.time.Duration;

/// Who calls AWS at this moment.
interface AwsCaller extends AutoCloseable {
    Identity current();

    /// The same, for who can wait until the first look for credentials is over.
    default Identity first(Duration atMost) throws InterruptedException {
        return current();
    }

    /// The platform did not take what there is: asks for others.
    void refused();

    @Override
    void close();
}
