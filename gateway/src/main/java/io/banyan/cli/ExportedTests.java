package io.banyan.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A class of JUnit tests for one route, which asks a service for the reads whose answers differed, and wants what
/// LEGACY said. Nothing that a side said, nor a pointer, is written anywhere but in a text of Java's.
///
/// @param name of the class
/// @param route its id
record ExportedTests(String name, String route, List<Different> differences) {
    private static final String HEAD = """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertTrue;

            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Set;
            import java.util.TreeSet;
            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.Test;
            import tools.jackson.databind.JsonNode;
            import tools.jackson.databind.json.JsonMapper;

            /// Reads that the new side answered otherwise than the monolith, as ./banyan mismatches --export wrote them.
            /// Needs JUnit 5 or newer and Jackson 3; with Jackson 2 write com.fasterxml.jackson in the place of tools.jackson.
            class CLASS {
                /// Where the service listens: -Dservice=http://localhost:8080
                private static final String SERVICE = System.getProperty("service", "http://localhost:8080");
            """;

    private static final String TAIL = """

                private static HttpResponse<String> ask(String path) throws Exception {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE + path)).build();
                    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                }

                /// What the answer says at a JSON pointer, in which * stands for each element of a list.
                private static List<JsonNode> at(HttpResponse<String> answer, String pointer) throws Exception {
                    List<JsonNode> all = List.of(new JsonMapper().readTree(answer.body()));
                    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
                        List<JsonNode> next = new ArrayList<>();
                        for (JsonNode one : all) {
                            if (step.equals("*")) {
                                one.forEach(next::add);
                            } else if (one.has(step.replace("~1", "/").replace("~0", "~"))) {
                                next.add(one.get(step.replace("~1", "/").replace("~0", "~")));
                            }
                        }
                        all = next;
                    }
                    return all;
                }

                /// What a header says, in no order: application/json is the same with charset=utf-8 as without.
                private static Set<String> parts(List<String> values) {
                    String text = String.join(",", values).toLowerCase().replace("\\"", "");
                    Set<String> all = new TreeSet<>(List.of(text.strip().split(" *[,;] *")));
                    if (all.stream().anyMatch(one -> one.endsWith("json"))) {
                        all.remove("charset=utf-8");
                    }
                    return all;
                }

                private static boolean says(HttpResponse<String> answer, String pointer, String json) throws Exception {
                    JsonNode wanted = new JsonMapper().readTree(json);
                    return at(answer, pointer).stream().anyMatch(one -> one.isNumber() && wanted.isNumber()
                            ? one.decimalValue().compareTo(wanted.decimalValue()) == 0
                            : one.equals(wanted));
                }
            }
            """;

    /// Headers that are compared by their parts, and kept so.
    private static final Set<String> LISTS = Set.of("content-type", "cache-control");

    String text() {
        StringBuilder java = new StringBuilder(HEAD.replace("CLASS", name));
        differences.forEach(one -> java.append(test(one)));
        return java.append(TAIL).toString();
    }

    private static String test(Different one) {
        String why = disabled(one);
        return "\n    @Test\n"
                + "    @DisplayName(%s)\n".formatted(quoted(title(one)))
                + (why == null ? "" : "    @Disabled(%s)\n".formatted(quoted(why)))
                + "    void difference%d() throws Exception {\n".formatted(one.number())
                + "        HttpResponse<String> answer = ask(%s);\n\n".formatted(quoted(one.path()))
                + "        %s;\n    }\n".formatted(wanted(one));
    }

    private static String title(Different one) {
        return "%s (%s): LEGACY says %s, MODERN said %s"
                .formatted(one.pointer(), one.kind(), said(one.legacy()), said(one.modern()));
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    /// Why a test cannot know what to want; null = it can.
    private static @Nullable String disabled(Different one) {
        if (!one.isStored()) {
            return "Only hashes were kept: write the path and LEGACY's value, or export again with store: values";
        }
        if (one.isHeader() && one.header().equals("set-cookie")) {
            return "Of cookies only the shape was kept: write which Set-Cookie is wanted";
        }
        boolean json = one.pointer().startsWith("/")
                || (one.pointer().equals("body") && one.kind().equals("order"));
        boolean known =
                one.legacy().isEmpty() || one.kind().equals("length") || !json || Different.value(one.legacy()) != null;
        return known ? null : "Only the beginning of LEGACY's value was kept: write the whole";
    }

    private static String wanted(Different one) {
        String legacy = quoted(one.legacy());
        if (one.pointer().equals("status")) {
            return "assertEquals(%s, String.valueOf(answer.statusCode()))".formatted(legacy);
        }
        if (one.isHeader()) {
            return LISTS.contains(one.header())
                    ? "assertEquals(parts(List.of(%s)), parts(answer.headers().allValues(%s)))"
                            .formatted(legacy, quoted(one.header()))
                    : "assertEquals(%s, String.join(\", \", answer.headers().allValues(%s)))"
                            .formatted(legacy, quoted(one.header()));
        }
        String pointer = quoted(one.pointer().startsWith("/") ? one.pointer() : "");
        Integer length = Different.length(one.legacy());
        if (length != null) {
            return "assertTrue(at(answer, %s).stream().anyMatch(one -> one.size() == %d))".formatted(pointer, length);
        }
        if (one.kind().equals("added")) {
            return "assertEquals(List.of(), at(answer, %s))".formatted(pointer);
        }
        if (one.pointer().equals("body") && Different.value(one.legacy()) == null) {
            return "assertTrue(answer.body().contains(%s))".formatted(legacy);
        }
        return "assertTrue(says(answer, %s, %s))".formatted(pointer, legacy);
    }

    /// A text of Java's: in ASCII, without anything that ends it.
    static String quoted(String text) {
        StringBuilder java = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                java.append('\\').append((char) each);
            } else if (each >= ' ' && each < 127) {
                java.append((char) each);
            } else {
                // Octal up to a byte: a line feed as Unicode would end the text.
                java.append(String.format(Locale.ROOT, each < 256 ? "\\%03o" : "\\u%04x", each));
            }
        });
        return java.append('"').toString();
    }
}
