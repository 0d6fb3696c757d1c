package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MismatchExportTests {
    private static final String STUB = "/legacy/mappings/answer.json";
    /// What a pointer may hold that means something to Java, to JSON or to a file system.
    private static final String WILD = "/../..~1etc/\"*~1/\\u000a\\\"é\u2028/" + "x".repeat(90);

    @TempDir
    private Path folder = Path.of("replaced");

    private static JsonNode report(String... pointers) {
        return JsonMapper.shared()
                .readTree("{\"group\": \"events\", \"routes\": [{\"route\": \"event-page\", \"pointers\": ["
                        + String.join(",", pointers) + "]}]}");
    }

    private static String pointer(String pointer, String kind, String read, String legacy, String modern) {
        ObjectNode one = JsonMapper.shared().createObjectNode().put("pointer", pointer);
        one.putArray("examples")
                .addObject()
                .put("at", "2026-11-30T03:00:00Z")
                .put("kind", kind)
                .put("read", read)
                .put("legacy", legacy)
                .put("modern", modern);
        return one.toString();
    }

    private static MismatchExport export(String... pointers) {
        return MismatchExport.of("events", report(pointers));
    }

    private static JsonNode stub(MismatchExport export, String folder) {
        return JsonMapper.shared().readTree(export.files().getOrDefault(folder, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/city               | value   | \"Wien\"    | \"Ulm\"     | {\"city\":\"Wien\"}              | {\"city\":\"Ulm\"}",
                "/items/*/price      | type    | 12.25       | \"12.25\"   | {\"items\":[{\"price\":12.25}]}  | {\"items\":[{\"price\":\"12.25\"}]}",
                "/venue/city         | missing | {\"a\":1}   | ``          | {\"venue\":{\"city\":{\"a\":1}}} | {\"venue\":{}}",
                "/a~1b               | added   | ``          | null        | {}                               | {\"a/b\":null}",
                "/tags               | length  | a list of 2 | a list of 1 | {\"tags\":[null,null]}           | {\"tags\":[null]}",
                "body                | order   | [1,2]       | [2,1]       | [1,2]                            | [2,1]",
                "body                | length  | a list of 2 | a list of 1 | [null,null]                      | [null]",
                "/cut                | value   | \"a \"b\"   | {\"c\":     | {\"cut\":\"\\\"a \\\"b\\\"\"}    | {\"cut\":\"{\\\"c\\\":\"}",
                "/hash               | value   | #0123456789ab | #ba9876543210 | {\"hash\":\"#0123456789ab\"} | {\"hash\":\"#ba9876543210\"}",
            })
    void aStubHoldsNothingButTheValueAtItsPointer(
            String pointer, String kind, String legacy, String modern, String one, String other) {
        MismatchExport export = export(pointer(pointer, kind, "/events/7", legacy, modern));
        String at = export.files().keySet().stream()
                .filter(file -> file.endsWith(STUB))
                .findFirst()
                .orElseThrow();

        assertThat(stub(export, at).path("response").path("jsonBody").toString())
                .isEqualTo(one);
        assertThat(stub(export, at.replace("/legacy/", "/modern/"))
                        .path("response")
                        .path("jsonBody")
                        .toString())
                .isEqualTo(other);
        assertThat(stub(export, at).path("request").toString())
                .isEqualTo("{\"method\":\"GET\",\"urlPath\":\"/events/7\"}");
    }

    @Test
    void statusesHeadersAndBodiesStandWhereTheyBelong() {
        MismatchExport export = export(
                pointer("status", "value", "/e", "200", "404"),
                pointer("header:location", "missing", "/e", "/login", ""),
                pointer("body", "value", "/e", "<p>a", "<p>b"));

        JsonNode status = stub(export, "event-page-01-status-value/modern/mappings/answer.json");
        assertThat(status.path("response").path("status").asInt(0)).isEqualTo(404);
        JsonNode header = stub(export, "event-page-02-header-location-missing" + STUB);
        assertThat(header.path("response").path("headers").toString()).isEqualTo("{\"location\":\"/login\"}");
        JsonNode body = stub(export, "event-page-03-body-value" + STUB);
        assertThat(body.path("response").path("body").asString("")).isEqualTo("<p>a");
    }

    /// Also of pointers and values that would end a text, a comment or a path.
    @Test
    void itsTestsCompile() throws IOException {
        MismatchExport export = export(
                pointer("/city", "value", "/events/7", "\"Wi\\u0065n \\\"x\\\"\"", "\"Ulm\""),
                pointer("/tags", "length", "/events/7", "a list of 2", "a list of 1"),
                pointer("/more", "added", "/events/7", "", "1"),
                pointer("status", "value", "/events/7", "200", "404"),
                pointer("header:location", "value", "/e", "/a\r\n\"b", "/c"),
                pointer("header:content-type", "value", "/e", "application/json; v=1", "text/html"),
                pointer("header:set-cookie", "missing", "/e", "SID; path=/", ""),
                pointer("body", "value", "/e", "<p>\n\0", "<p>b"),
                pointer("body", "order", "/e", "[1,2]", "[2,1]"),
                pointer(WILD, "value", "/e/" + WILD, "\\u0022; System.exit(1); // " + WILD, "\u2029"),
                pointer("/hash", "value", "#0123456789ab", "#0123456789ab", "#ba9876543210"));
        export.write(folder);
        String tests = Files.readString(folder.resolve("EventPageMismatchTests.java"));

        assertThat(compiled(folder.resolve("EventPageMismatchTests.java")))
                .as(tests)
                .isTrue();
        assertThat(tests.lines().filter(line -> line.contains("@Test"))).hasSize(11);
        assertThat(tests.lines().filter(line -> line.contains("@Disabled"))).hasSize(3);
        assertThat(tests.chars()).allMatch(each -> each == '\n' || (each >= ' ' && each < 127));
        assertThat(tests)
                .contains("assertTrue(says(answer, \"/city\", ")
                .contains("assertEquals(parts(List.of(\"application/json; v=1\")), parts(answer.headers()")
                .contains("@Disabled(\"Of cookies only the shape was kept");
    }

    private boolean compiled(Path file) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath());
            return compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    @Test
    void itsNamesAreSafeAndApart() {
        JsonNode report = JsonMapper.shared()
                .readTree(
                        "{\"routes\": [{\"route\": \"event-page\", \"pointers\": [%s, %s]}, {\"route\": \"eventPage\","
                                        .formatted(
                                                pointer("/a b", "value", "/e", "1", "2"),
                                                pointer(WILD, "value", "/e", "1", "2"))
                                + "\"pointers\": [" + pointer("/a/b", "value", "/e", "1", "2") + "]}]}");

        MismatchExport export = MismatchExport.of("events", report);

        assertThat(export.files().keySet())
                .contains("EventPageMismatchTests.java", "EventPage3MismatchTests.java", "banyan-export.json")
                .allMatch(name -> name.matches("[A-Za-z0-9-]{1,120}(/[a-z]+/mappings/answer)?\\.(json|java)"));
        assertThat(export.says(folder))
                .isEqualTo("written to " + folder
                        + ": 3 kinds of difference, each with a stub of both answers and a test");
    }

    @Test
    void replacesItsOwnFilesAndNoOthers() throws IOException {
        export(pointer("/a", "value", "/e", "1", "2"), pointer("/b", "value", "/e", "1", "2"))
                .write(folder);
        export(pointer("/b", "value", "/e", "1", "2")).write(folder);

        assertThat(folder.resolve("event-page-01-b-value" + STUB)).exists();
        assertThat(folder.resolve("event-page-01-a-value" + STUB)).doesNotExist();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> export().write(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("holds notes.txt, which is no file of an export");
        assertThat(folder.resolve("event-page-01-b-value" + STUB)).exists();
    }

    @Test
    void refusesALinkAndAListThatNamesWhatIsOutside() throws IOException {
        Path outside = Files.writeString(folder.resolveSibling("outside-" + folder.getFileName()), "mine");
        Path mine = Files.createDirectories(folder.resolve("export"));
        Files.writeString(
                mine.resolve(MismatchExport.LIST), "{\"files\": [\"../../" + outside.getFileName() + "\", \"link\"]}");
        export().write(mine);
        assertThat(outside).exists();

        Files.createSymbolicLink(mine.resolve("link"), outside);
        assertThatThrownBy(() -> export().write(mine)).isInstanceOf(Refused.class);
        Files.delete(outside);
    }

    @Test
    void exportsNothingOfAReportWithoutDifferences() throws IOException {
        export().write(folder.resolve("new/folder"));

        try (Stream<Path> files = Files.list(folder.resolve("new/folder"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(export().says(folder)).startsWith("no difference to export: ");
        assertThat(export(pointer("/a", "value", "/e", "1", "2")).says(folder)).contains(": 1 kind of difference, ");
    }
}
