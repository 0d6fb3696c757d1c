package io.banyan.function;

import io.banyan.catalog.Calls;

/// A function that a function host runs, as its `function.yaml` has it.
///
/// @param lifecycle experimental, production or deprecated
/// @param file as the host names it
/// @param host its URL
/// @param calls since the host began, over all versions
public record HostedFunction(
        String name,
        String group,
        String owner,
        String contact,
        String lifecycle,
        String file,
        String host,
        Calls calls) {}
