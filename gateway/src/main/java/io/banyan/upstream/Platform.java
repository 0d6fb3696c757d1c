package io.banyan.upstream;

import io.banyan.lambda.FunctionName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the platform of a MODERN asks beyond plain HTTP: an Invoke API to speak, or proof of who calls.
public sealed interface Platform {
    /// A function that is called by AWS's Invoke API at the URL of its spec.
    ///
    /// @param function as the file names it
    /// @param region that calls are signed for
    /// @param streamed true = by InvokeWithResponseStream
    /// @param tenant for functions with tenant isolation; null = none
    /// @param token sent instead of a signature, as a function host behind a token wants it; null = calls are
    /// signed
    record Lambda(
            FunctionName function,
            String region,
            boolean streamed,
            @Nullable String tenant,
            @Nullable SecretHeader token)
            implements Platform {}

    /// A function URL with IAM: AWS's Signature Version 4 of the HTTP request itself.
    ///
    /// @param region that requests are signed for
    record SignedRequests(String region) implements Platform {}

    /// Cloud Run and Google's functions: an ID token for the upstream's URL.
    record GoogleToken() implements Platform {}

    /// A header with a secret, as Azure's functions have it (`x-functions-key`).
    ///
    /// @param secret where it is: text of the environment, or a file that is read again when it changes
    record SecretHeader(String name, Secret secret) implements Platform {}

    /// Where a secret is. Never the secret itself, so it may be shown.
    sealed interface Secret {
        /// The variable of the environment.
        record Environment(String variable) implements Secret {}

        /// The file, whose first line it is.
        record File(Path path) implements Secret {}
    }
}
