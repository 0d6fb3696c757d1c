package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.banyan.config.FileGroup;
import io.banyan.config.ParsedFile;
import io.banyan.config.ParsedFileTests;
import io.banyan.config.RouteFiles;
import io.banyan.snapshot.FolderCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `routes/schema.json` says what the reader does: the same keys, the same required ones, the same defaults, and the
/// same verdict on the pairs of broken rules, as far as a schema can see.
class SchemaTests {
    private static final Path SHIPPED = Path.of("../routes");
    private static final Path PAIRS = Path.of("src/test/resources/routes/invalid");

    /// What only code can see: texts before they are values, files beside each other, one value against another, and
    /// what another syntax says inside a text.
    private static final Set<Rule> BEYOND = EnumSet.of(
            Rule.SUNSET_EARLY,
            Rule.YAML_TAG,
            Rule.YAML_ALIASES,
            Rule.CONTROL_CHARACTER,
            Rule.REVIEW_BY_PAST,
            Rule.TLS_NAME_PLAIN,
            Rule.REGION,
            Rule.REGION_MISSING,
            Rule.REGION_OF_ARN,
            Rule.REGION_IN_URL,
            Rule.SIGNING_REGION,
            Rule.LAMBDA_OF_A_URL,
            Rule.AUTH_OF_LAMBDA,
            Rule.AUTH_REGION,
            Rule.AUTH_HEADER_NAME,
            Rule.WEIGHT_ABOVE_MAX,
            Rule.RAMP_LONG,
            Rule.TICKETS_UNKEPT,
            Rule.KEY_WAIT,
            Rule.KILL_ON,
            Rule.STICKY_UNTRUSTED,
            Rule.STICKY_SESSION,
            Rule.STICKY_UNREACHED,
            Rule.COOKIE_STAR,
            Rule.COOKIE_PASSED_AND_DROPPED,
            Rule.CALLS_ITSELF,
            Rule.PATH_DOUBTFUL,
            Rule.PATH_SLASH,
            Rule.CONDITION_REGEX,
            Rule.FILTER_COMMA,
            Rule.FILTER_REGEX,
            Rule.FILTER_REPLACEMENT,
            Rule.FILTER_EXPRESSION,
            Rule.FILTER_HEADER,
            Rule.FILTER_HEADER_NAME,
            Rule.FILTER_COOKIE,
            Rule.FILTER_VALIDATOR,
            Rule.FILTER_SITE_HEADER,
            Rule.FILTER_VARIABLE,
            Rule.FILTER_VALUE,
            Rule.TWO_REGEXES);

    private final JsonNode json;
    private final Schema schema;

    SchemaTests() throws IOException {
        String text = Files.readString(SHIPPED.resolve("schema.json"));
        json = new ObjectMapper().readTree(text);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PREVIEW_TOKEN", "ROLE_TOKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void hasTheKeysOfTheReader(KeySet keys) {
        JsonNode part = part(keys);

        assertThat(names(part.get("properties").fieldNames())).containsExactlyElementsOf(keys.names());
        assertThat(part.get("additionalProperties").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PREVIEW_TOKEN", "ROLE_TOKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void requiresTheKeysThatTheReaderRequires(KeySet keys) {
        List<String> required = new ArrayList<>();
        keys.all().forEach(key -> {
            if (key.required()) {
                required.add(key.name());
            }
        });

        assertThat(part(keys).path("required")).extracting(JsonNode::asText).containsExactlyElementsOf(required);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PREVIEW_TOKEN", "ROLE_TOKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void describesEveryKey(KeySet keys) {
        assertThat(part(keys).get("properties"))
                .allSatisfy(key -> assertThat(key.path("description").asText()).isNotBlank());
    }

    @Test
    void namesTheDefaultsOfTheReader() {
        String little = RouteFiles.group("events", "/events").replace("weight: 10%", "freshness: {}");

        ParsedFile spelledOut = RouteFiles.parsed("events.yaml", 0, withDefaults(little));

        assertThat(spelledOut.problems()).isEmpty();
        FileGroup expected = Objects.requireNonNull(
                RouteFiles.parsed("events.yaml", 0, little).group());
        FileGroup actual = Objects.requireNonNull(spelledOut.group());
        assertThat(actual.rules())
                .usingRecursiveComparison()
                .ignoringFields("group")
                .isEqualTo(expected.rules());
        assertThat(actual.upstreams())
                .usingRecursiveComparison()
                .ignoringFields("group")
                .isEqualTo(expected.upstreams());
        assertThat(actual.asks()).isEqualTo(expected.asks());
        assertThat(actual.routes().getFirst().methods())
                .isEqualTo(expected.routes().getFirst().methods());
        assertThat(actual.routes().getFirst().query())
                .isEqualTo(expected.routes().getFirst().query());
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void refusesWhatTheReaderRefuses(Rule rule) throws IOException {
        String text = Files.readString(PAIRS.resolve(rule.id() + ".yaml"));

        assertThat(schema.validate(text, InputFormat.YAML).isEmpty()).isEqualTo(BEYOND.contains(rule));
    }

    @Test
    void takesEveryKeyThatTheReaderTakes() {
        assertThat(schema.validate(ParsedFileTests.EVERYTHING, InputFormat.YAML))
                .isEmpty();
        assertThat(schema.validate(ParsedFileTests.LITTLE, InputFormat.YAML)).isEmpty();
    }

    @Test
    void findsNothingInTheFilesThatAreShipped() throws IOException {
        assertThat(FolderCheck.of(new RoutesFolder(SHIPPED), RouteFiles.TODAY).problems())
                .isEmpty();
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                assertThat(schema.validate(Files.readString(file), InputFormat.YAML))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    /// The pairs of one file each that any YAML parser can read.
    static Stream<Rule> singleFiles() {
        Set<Rule> unreadable = EnumSet.of(
                Rule.FILE_NOT_UTF8,
                Rule.FILE_EMPTY,
                Rule.YAML_SYNTAX,
                Rule.YAML_TAB,
                Rule.YAML_DOCUMENTS,
                Rule.YAML_KEY,
                Rule.DUPLICATE_KEY);
        return Stream.of(Rule.values())
                .filter(rule -> !unreadable.contains(rule))
                .filter(rule -> Files.exists(PAIRS.resolve(rule.id() + ".yaml")));
    }

    private JsonNode part(KeySet keys) {
        return keys == KeySet.FILE ? json : json.get("$defs").get(keys.name().toLowerCase(Locale.ROOT));
    }

    private String withDefaults(String file) {
        return defaults("", KeySet.FILE)
                + file.replace("freshness: {}", "freshness:\n" + defaults("  ", KeySet.FRESHNESS))
                        .replace(
                                "  deployed:",
                                defaults("  ", KeySet.MODERN)
                                        + "  breaker:\n"
                                        + defaults("    ", KeySet.BREAKER)
                                        + "  deployed:")
                + defaults("    ", KeySet.ROUTE);
    }

    private String defaults(String indent, KeySet keys) {
        var lines = new StringBuilder();
        part(keys).get("properties").properties().forEach(key -> {
            if (key.getValue().has("default")) {
                lines.append(indent)
                        .append(key.getKey())
                        .append(": ")
                        .append(key.getValue().get("default"))
                        .append('\n');
            }
        });
        return lines.toString();
    }

    private static List<String> names(java.util.Iterator<String> names) {
        Iterable<String> all = () -> names;
        return StreamSupport.stream(all.spliterator(), false).toList();
    }
}
