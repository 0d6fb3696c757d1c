package io.banyan.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A stub mapping of WireMock's, which answers one read as one side did: with the least JSON that holds, at the
/// pointer, what the side said there. Banyan keeps no whole bodies.
///
/// @param side `LEGACY` or `MODERN`
/// @param said by it; empty = nothing
record ExportedStub(Different of, String side, String said) {
    /// The elements of a list that is only as long as it was.
    private static final int MOST_ELEMENTS = 1_000;

    static ExportedStub legacy(Different of) {
        return new ExportedStub(of, "LEGACY", of.legacy());
    }

    static ExportedStub modern(Different of) {
        return new ExportedStub(of, "MODERN", of.modern());
    }

    String text() {
        ObjectNode stub = JsonMapper.shared().createObjectNode();
        stub.put("name", "%s %s (%s): %s".formatted(of.route(), of.pointer(), of.kind(), side));
        stub.putObject("request").put("method", "GET").put("urlPath", of.path());
        response(stub.putObject("response"));
        ObjectNode banyan = stub.putObject("metadata").putObject("banyan");
        banyan.put("route", of.route()).put("pointer", of.pointer()).put("kind", of.kind());
        banyan.put("side", side).put("seen", of.seen());
        banyan.put("values", of.isStored() ? "as they were" : "hashes: the route's file does not say store: values");
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(stub) + "\n";
    }

    private void response(ObjectNode response) {
        boolean status = of.pointer().equals("status");
        response.put("status", status && said.matches("[1-5][0-9]{2}") ? Integer.parseInt(said) : 200);
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        if (of.isHeader()) {
            if (!said.isEmpty()) {
                headers.put(of.header(), said);
            }
        } else if (of.pointer().equals("body") && Different.value(said) == null && Different.length(said) == null) {
            response.put("body", said);
        } else if (!status) {
            headers.put("Content-Type", "application/json");
            response.set("jsonBody", body());
        }
        response.set("headers", headers);
    }

    private JsonNode body() {
        List<String> steps = of.pointer().startsWith("/")
                ? Stream.of(of.pointer().substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList()
                : List.of();
        JsonNode at = value();
        for (String step : steps.reversed()) {
            at = around(step, at);
        }
        return at == null ? JsonMapper.shared().createObjectNode() : at;
    }

    /// @param inner null = nothing is there
    private static JsonNode around(String step, @Nullable JsonNode inner) {
        if (step.equals("*")) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            return inner == null ? list : list.add(inner);
        }
        ObjectNode object = JsonMapper.shared().createObjectNode();
        return inner == null ? object : object.set(step, inner);
    }

    private @Nullable JsonNode value() {
        if (said.isEmpty()) {
            return null;
        }
        Integer length = Different.length(said);
        if (length != null) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
                list.addNull();
            }
            return list;
        }
        JsonNode value = Different.value(said);
        return value == null ? JsonMapper.shared().getNodeFactory().stringNode(said) : value;
    }
}
