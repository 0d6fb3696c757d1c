package io.banyan.functions.app;

import io.banyan.lambda.Field;
import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The way of a call that somebody makes by hand, with the key of a function's group.
///
/// @param keys a file of groups and their keys
/// @param host says whose a function is
record HandWay(Path keys, HostClient host) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CALLER = "operator";
    private static final long LEFT = Way.LIFE_MILLIS;

    /// @param target of the Invoke request
    /// @param event what the function is invoked with
    List<Field> headers(String target, byte[] event) {
        String group = group(target.replaceFirst(".*/functions/", "").replaceFirst("[:%/].*", ""));
        List<WayKey> its = known().get(group);
        if (its == null) {
            throw new StartRefused("--gateway-keys: " + keys + " has no key of the group " + group
                    + "; add the line that this prints: ./banyan way keys --file way-keys.txt --groups " + group);
        }
        Trail trail = new Trail(CALLER, List.of("hand/" + group), 0, "h" + UUID.randomUUID());
        Way.Life life = new Way.Life(UUID.randomUUID().toString(), System.currentTimeMillis(), LEFT);
        Way way = new Way("hand", group, trail, asked(target, event), life);
        return List.of(new Field(Way.HEADER, WayText.write(way, its.getFirst())));
    }

    private Map<String, List<WayKey>> known() {
        try {
            return KeyFiles.ofGroups(keys);
        } catch (BadKeys bad) {
            throw new StartRefused("--gateway-keys: " + String.join("; ", bad.problems()));
        }
    }

    private String group(String name) {
        for (JsonNode function : host.json("GET", "/banyan/v1/functions", "").path("functions")) {
            if (function.path("name").asString("").equals(name)) {
                return function.path("group").asString("");
            }
        }
        throw new StartRefused("the host at " + host.host() + " has no function " + name
                + "; ./banyan functions list shows what it has");
    }

    private static Way.AskedFor asked(String target, byte[] event) {
        JsonNode read = read(event);
        String method = read == null
                ? ""
                : read.path("requestContext").path("http").path("method").asString("");
        if (read == null || method.isEmpty()) {
            return Way.AskedFor.of("POST", target);
        }
        String query = read.path("rawQueryString").asString("");
        return Way.AskedFor.of(method, read.path("rawPath").asString("") + (query.isEmpty() ? "" : "?" + query));
    }

    /// Null: it is no JSON, which the host says.
    private static @Nullable JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (JacksonException malformed) {
            return null;
        }
    }
}
