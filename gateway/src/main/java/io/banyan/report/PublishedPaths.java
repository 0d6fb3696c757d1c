package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.route.Route;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A group's published routes as an OpenAPI document: paths and methods, which is all that a gateway knows of
/// them.
final class PublishedPaths {
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\*?([A-Za-z_][A-Za-z0-9_]*)(?::[^/]*?)?\\}(?=/|$|[^}])");

    private PublishedPaths() {}

    static String openApi(FileGroup file) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode root = json.createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", file.name()).put("version", "1");
        ObjectNode paths = root.putObject("paths");
        for (Route route : file.routes()) {
            Map<String, String> variables = new LinkedHashMap<>();
            String path = path(route.path().pattern(), variables);
            ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
            if (!variables.isEmpty() && !item.has("parameters")) {
                var parameters = item.putArray("parameters");
                variables.keySet().forEach(name -> parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string"));
            }
            route.methods().stream().sorted().forEach(method -> {
                ObjectNode operation = item.putObject(method.toLowerCase(Locale.ROOT));
                operation.put(
                        "operationId",
                        route.id() + (method.equals("GET") ? "" : "-" + method.toLowerCase(Locale.ROOT)));
                operation.putObject("responses").putObject("default").put("description", "as the site answers it");
            });
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /// `/events/{eventId:[0-9]+}` → `/events/{eventId}`; `**` becomes a variable, too.
    private static String path(String pattern, Map<String, String> variables) {
        String named = pattern.replace("**", "{rest}");
        StringBuilder path = new StringBuilder();
        Matcher found = VARIABLE.matcher(named);
        while (found.find()) {
            variables.put(found.group(1), found.group());
            found.appendReplacement(path, Matcher.quoteReplacement("{" + found.group(1) + "}"));
        }
        found.appendTail(path);
        return path.toString();
    }
}
