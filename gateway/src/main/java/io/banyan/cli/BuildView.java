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

    /// It is done, or refused.
    void done(JsonNode version, String says);
}
