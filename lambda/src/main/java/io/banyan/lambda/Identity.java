package io.banyan.lambda;

/// What [Credentials] has: who signs, or why nobody can.
public sealed interface Identity permits AwsIdentity, Identity.Missing {
    /// Nobody can sign.
    ///
    /// @param why a sentence for people, without any secret
    record Missing(String why) implements Identity {}
}
