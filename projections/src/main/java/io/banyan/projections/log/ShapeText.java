package io.banyan.projections.log;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What capture takes, as it lies in Redis: `{"public.event":{"i":"16385","c":{"id":"23","title":"25"}}}`.
final class ShapeText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShapeText() {}

    static String write(List<TableShape> shapes) {
        Map<String, Object> tables = new LinkedHashMap<>();
        shapes.forEach(
                shape -> tables.put(shape.table().toString(), Map.of("i", shape.identity(), "c", shape.types())));
        return JSON.writeValueAsString(tables);
    }

    static List<TableShape> read(String text) {
        List<TableShape> shapes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : JSON.readTree(text).properties()) {
            Map<String, String> types = new LinkedHashMap<>();
            table.getValue()
                    .path("c")
                    .properties()
                    .forEach(type -> types.put(type.getKey(), type.getValue().asString()));
            shapes.add(new TableShape(
                    TableName.parse(table.getKey()), table.getValue().path("i").asString(), types));
        }
        return shapes;
    }
}
