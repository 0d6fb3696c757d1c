package io.banyan.functions.environment;

import io.banyan.functions.spec.FunctionSpec;

/// One version of a function, as its processes are told of it.
///
/// @param version `$LATEST`, or a number that was published
/// @param region as in its ARN
public record Deployed(FunctionSpec spec, String version, String region) {
    /// The version that is the function's folder as it is now.
    public static final String LATEST = "$LATEST";

    /// Of the function, without a version.
    public String arn() {
        return arn(region, spec.name());
    }

    /// Of a function of this name on this host.
    public static String arn(String region, String name) {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name;
    }

    /// `orders`, `orders:3`.
    public String shown() {
        return version.equals(LATEST) ? spec.name() : spec.name() + ":" + version;
    }
}
