package io.banyan.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// One answer of the admin API.
///
/// @param body as it came
/// @param etag as it came, with its quotes; empty where there was none
record Answer(int status, String body, String etag) {
    boolean isDone() {
        return status < 300;
    }

    /// The body's tree, fit for a terminal; a missing node where it is no JSON, as of a proxy's error page.
    JsonNode json() {
        return tree(body);
    }

    static JsonNode tree(String json) {
        try {
            return Printable.of(JsonMapper.shared().readTree(json));
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
