package io.banyan.functions.host;

import io.banyan.functions.environment.Wiring.Pace;
import java.nio.file.Path;

/// What a host works with.
///
/// @param functions the folder of functions' folders
/// @param state where versions, aliases and logs are kept
/// @param region in ARNs, and what functions find in `AWS_REGION`
public record HostSpec(Path functions, Path state, String region, Pace pace) {}
