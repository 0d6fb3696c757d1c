package io.banyan.function;

import io.banyan.lambda.AwsIdentity;
import io.banyan.lambda.Identity;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamSpec;

/// What a platform would be shown now of who calls.
///
/// @param there false = there is nothing to show, so no call can be made
/// @param says what it is, without any secret; or why it is not there
public record Shown(Kind kind, boolean there, String says) {
    /// Of which kind it is.
    public enum Kind {
        /// AWS's credentials.
        AWS,
        /// An ID token of Google's.
        GOOGLE,
        /// A secret in a header.
        SECRET
    }

    /// Nobody knows yet: where it comes from gives no answer in time.
    public static Shown late(UpstreamSpec spec) {
        Kind kind =
                switch (spec.platform()) {
                    case Platform.GoogleToken token -> Kind.GOOGLE;
                    case Platform.SecretHeader header -> Kind.SECRET;
                    case null, default -> Kind.AWS;
                };
        return new Shown(kind, false, "where it comes from gave no answer in time");
    }

    /// @param mustSign false = calls go out unsigned while there are no credentials
    static Shown aws(Identity identity, boolean mustSign) {
        return switch (identity) {
            case AwsIdentity known -> new Shown(Kind.AWS, true, "AWS credentials: " + known);
            case Identity.Missing missing when mustSign -> new Shown(Kind.AWS, false, missing.why());
            case Identity.Missing none ->
                new Shown(Kind.AWS, true, "none are needed: calls to this machine may go unsigned");
        };
    }

    static Shown google(GoogleTokens tokens) {
        if (tokens.value() == null) {
            tokens.look();
        }
        boolean there = tokens.value() != null;
        return new Shown(Kind.GOOGLE, there, there ? "an ID token of Google's" : tokens.problem());
    }

    static Shown secret(String header, HeldSecret secret) {
        secret.look();
        boolean there = secret.value() != null;
        return new Shown(Kind.SECRET, there, there ? "a secret for the header " + header : secret.problem());
    }
}
