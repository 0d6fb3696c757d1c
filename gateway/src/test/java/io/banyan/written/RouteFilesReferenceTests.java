package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/route-files.md` has one row for each key, with the schema's description and default.
class RouteFilesReferenceTests {
    private static final Map<KeySet, String> PREFIXES = Map.ofEntries(
            Map.entry(KeySet.FILE, ""),
            Map.entry(KeySet.MODERN, "modern."),
            Map.entry(KeySet.BREAKER, "modern.breaker."),
            Map.entry(KeySet.LAMBDA, "modern.lambda."),
            Map.entry(KeySet.AUTH, "modern.auth."),
            Map.entry(KeySet.AUTH_HEADER, "modern.auth.header."),
            Map.entry(KeySet.LEGACY, "legacy."),
            Map.entry(KeySet.FRESHNESS, "freshness."),
            Map.entry(KeySet.COMPARE, "compare."),
            Map.entry(KeySet.SHADOW, "shadow."),
            Map.entry(KeySet.RAMP, "ramp."),
            Map.entry(KeySet.GATES, "ramp.gates."),
            Map.entry(KeySet.UNORDERED, "compare.unordered[]."),
            Map.entry(KeySet.IDENTITY, "identity."),
            Map.entry(KeySet.ROUTE, "routes[]."),
            Map.entry(KeySet.WHEN, "routes[].when."));

    private final List<String> reference;
    private final JsonNode schema;

    RouteFilesReferenceTests() throws IOException {
        reference = Files.readAllLines(Path.of("../docs/route-files.md"));
        schema = new ObjectMapper().readTree(Path.of("../routes/schema.json").toFile());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PREVIEW_TOKEN", "ROLE_TOKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void hasARowForEachKey(KeySet keys) {
        String prefix = PREFIXES.getOrDefault(keys, "");

        assertThat(keys.all()).allSatisfy(key -> assertThat(reference)
                .filteredOn(line -> line.startsWith("| `" + prefix + key.name() + "` | "))
                .isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PREVIEW_TOKEN", "ROLE_TOKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void saysWhatTheSchemaSays(KeySet keys) {
        JsonNode part = keys == KeySet.FILE
                ? schema
                : schema.get("$defs").get(keys.name().toLowerCase(Locale.ROOT));

        assertThat(keys.all()).allSatisfy(key -> {
            JsonNode said = part.get("properties").get(key.name());
            String start = "| `" + PREFIXES.get(keys) + key.name() + "` | "
                    + said.get("description").asText() + " | ";
            assertThat(reference)
                    .anyMatch(line -> line.startsWith(start) && line.endsWith(" | " + defaultOf(key, said) + " |"));
        });
    }

    private static String defaultOf(KeySet.Key key, JsonNode said) {
        if (key.required()) {
            return "required";
        }
        JsonNode written = said.path("default");
        return written.isMissingNode()
                ? "–"
                : "`" + written.toString().replace("\"", "").replace(",", ", ") + "`";
    }
}
