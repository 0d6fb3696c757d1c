package io.banyan.functions.host;

import io.banyan.functions.environment.PoolFigures;
import io.banyan.functions.spec.FunctionSpec;
import java.util.List;
import java.util.Map;

/// How one function is.
///
/// @param versions that were published
/// @param aliases alias → version
/// @param pools version → figures, of those that were invoked
public record FunctionReport(
        FunctionSpec spec, List<String> versions, Map<String, String> aliases, Map<String, PoolFigures> pools) {}
