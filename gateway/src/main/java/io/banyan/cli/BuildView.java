package io.banyan.cli;

import tools.jackson.databind.JsonNode;

/// Shows what a view's runner does with what it was asked.
interface BuildView {
    /// How the version stands.
    ///
    /// @param version as the API has it: a `VersionReport`
    void now(String name, JsonNode version);

    /// Something that a person should know, once.
    void notice(String says);

    void done(JsonNode version, String says);

    /// It was refused, or nobody knows what became of it; why follows on standard error.
    ///
    /// @param version missing where the feed has it no more
    void ended(JsonNode version);
}
