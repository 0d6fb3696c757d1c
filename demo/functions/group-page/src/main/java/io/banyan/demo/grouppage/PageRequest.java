package io.banyan.demo.grouppage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is asked for.
///
/// @param slug empty: no group's
/// @param asked `Banyan-View`, the version that the gateway asks for; empty: it asks for none
record PageRequest(String slug, String asked) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PATH = Pattern.compile("/api/groups/([a-z0-9-]+)");

    /// By an event in payload format 2.0.
    static PageRequest of(byte[] event) {
        JsonNode read = JSON.readTree(event);
        return of(
                read.path("rawPath").asString(""),
                read.path("headers").path("banyan-view").asString(""));
    }

    static PageRequest of(String path, String asked) {
        Matcher read = PATH.matcher(path);
        return new PageRequest(read.matches() ? read.group(1) : "", asked);
    }
}
