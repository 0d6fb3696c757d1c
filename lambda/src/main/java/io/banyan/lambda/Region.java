package io.banyan.lambda;

import java.util.List;
import java.util.Optional;

/// A region of AWS.
///
/// @param name `eu-west-1`
public record Region(String name) {
    /// What calls are signed for where nobody checks it: a function host on this machine.
    public static final String DEFAULT = "us-east-1";

    private static final List<String> KNOWN = software.amazon.awssdk.regions.Region.regions().stream()
            .filter(region -> !region.isGlobalRegion())
            .map(software.amazon.awssdk.regions.Region::id)
            .toList();

    /// The names of those that this version of the SDK knows.
    public static List<String> names() {
        return KNOWN;
    }

    /// One that this version of the SDK knows; empty where it does not.
    public static Optional<Region> known(String name) {
        return KNOWN.contains(name) ? Optional.of(new Region(name)) : Optional.empty();
    }

    /// Whatever it is called.
    public static Region any(String name) {
        return new Region(name);
    }

    /// Where its functions are called: `https://lambda.eu-west-1.amazonaws.com`.
    public String lambdaEndpoint() {
        return "https://lambda." + name + (name.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }
}
