package io.banyan.functions.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.spec.FunctionFolders.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionFoldersTests {
    private static final String OWNED = """
            group: orders
            owner: team-orders
            contact: "#team-orders"
            lifecycle: production
            """;

    private final Path folder;

    FunctionFoldersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsAllThatAFileSays() throws IOException {
        Path orders = function("orders", "name: orders-view\n" + OWNED + """
                runtime: nodejs
                handler: lib/index.nested.handler
                code: dist
                memory: 1GB
                timeout: 2m
                concurrency: 7
                environment: { REDIS_URL: "redis://localhost", EMPTY: "" }
                """);
        Files.createDirectories(orders.resolve("dist/lib"));
        Files.writeString(orders.resolve("dist/lib/index.cjs"), "");

        FunctionSpec spec = only();

        assertThat(spec.name()).isEqualTo("orders-view");
        assertThat(spec.ownership())
                .isEqualTo(new FunctionSpec.Ownership("orders", "team-orders", "#team-orders", "production"));
        assertThat(spec.program())
                .isEqualTo(new FunctionSpec.Program(
                        RuntimeKind.NODEJS, "lib/index.nested.handler", orders.resolve("dist")));
        assertThat(spec.limits()).isEqualTo(new FunctionSpec.Limits(1024, Duration.ofMinutes(2), 7));
        assertThat(spec.environment())
                .containsEntry("REDIS_URL", "redis://localhost")
                .containsEntry("EMPTY", "");
        assertThat(spec.source().place()).isEqualTo(orders.resolve("function.yaml") + ":7");
    }

    @Test
    void standsForWhatIsNotWritten() throws IOException {
        provided("orders", "orders");

        FunctionSpec spec = only();

        assertThat(spec.limits()).isEqualTo(new FunctionSpec.Limits(128, Duration.ofSeconds(3), 10));
        assertThat(spec.program().handler()).isEqualTo("bootstrap");
        assertThat(spec.environment()).isEmpty();
    }

    @Test
    void readsAFolderThatIsAFunctionItself() throws IOException {
        Path orders = provided("orders", "orders");

        assertThat(new FunctionFolders(orders).read().specs()).containsOnlyKeys("orders");
    }

    @Test
    void refusesTheSecondOfTwoFunctionsOfOneName() throws IOException {
        provided("first", "orders");
        provided("second", "orders");

        Found found = read();

        assertThat(found.specs().values())
                .singleElement()
                .satisfies(spec -> assertThat(spec.source().file()).endsWith("first/function.yaml"));
        assertThat(said(found))
                .isEqualTo("second/function.yaml:1: name was 'orders', which first/function.yaml has"
                        + " already; give one of them another name");
    }

    @Test
    void servesTheOthersBesideOneWithAMistake() throws IOException {
        provided("good", "good");
        function("bad", "name: bad\n");

        assertThat(read().specs()).containsOnlyKeys("good");
    }

    @Test
    void findsAClassInAJar() throws IOException {
        Path orders = function(
                "orders", "name: orders\n" + OWNED + "runtime: java25\nhandler: com.example.Handler\ncode: fn.jar\n");
        try (OutputStream out = Files.newOutputStream(orders.resolve("fn.jar"));
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("com/example/Handler.class"));
        }

        assertThat(only().program().taskRoot()).isEqualTo(orders);
    }

    @Test
    void refusesCodeThatIsALinkOutOfTheFolder() throws IOException {
        Path orders = function("orders", "name: orders\n" + OWNED + "runtime: nodejs\nhandler: index.handler\n");
        Path outside = Files.writeString(folder.resolve("outside.mjs"), "");
        Files.createSymbolicLink(orders.resolve("index.mjs"), outside);

        assertThat(said(read()))
                .isEqualTo("orders/function.yaml:7: handler was 'index.handler', but index.mjs is a link"
                        + " that leaves the function's folder; copy the script into the folder");
    }

    @Test
    void refusesACodeFolderThatIsALinkOutOfTheFolder() throws IOException {
        Path orders =
                function("orders", "name: orders\n" + OWNED + "runtime: nodejs\nhandler: index.handler\ncode: dist\n");
        Path outside = Files.createDirectories(folder.resolve("elsewhere/dist"));
        Files.writeString(outside.resolve("index.mjs"), "");
        Files.createSymbolicLink(orders.resolve("dist"), outside);

        assertThat(said(read())).contains("is a link that leaves the function's folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/B.class", "lib/fn.jar", "lib"})
    void refusesClassesThatAreALinkOutOfTheFolder(String link) throws IOException {
        Path orders = function("orders", "name: orders\n" + OWNED + "runtime: java25\nhandler: a.B::c\n");
        Path outside = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(outside.resolve("B.class"), "");
        Files.writeString(outside.resolve("fn.jar"), "");
        boolean isFolder = link.equals("lib");
        Files.createDirectories(orders.resolve("a"));
        if (!isFolder) {
            Files.createDirectories(orders.resolve("lib"));
        }
        String name = link.substring(link.indexOf('/') + 1);
        Files.createSymbolicLink(orders.resolve(link), isFolder ? outside : outside.resolve(name));

        assertThat(said(read()))
                .isEqualTo("orders/function.yaml:7: handler was 'a.B::c', but orders/"
                        + (isFolder ? "lib/fn.jar" : link)
                        + " is a link that leaves the function's folder; copy it into the folder");
    }

    @Test
    void refusesABootstrapThatIsALinkOutOfTheFolder() throws IOException {
        Path orders = function("orders", "name: orders\n" + OWNED + "runtime: provided\n");
        Files.createSymbolicLink(orders.resolve("bootstrap"), Path.of("/bin/sh"));

        assertThat(said(read()))
                .isEqualTo("orders/function.yaml:6: handler was 'bootstrap', but bootstrap is a link that leaves the"
                        + " function's folder; copy the program into the folder");
    }

    @Test
    void saysThatABootstrapMayNotBeExecuted() throws IOException {
        Path orders = function("orders", "name: orders\n" + OWNED + "runtime: provided\n");
        Files.writeString(orders.resolve("bootstrap"), "#!/bin/sh\n");

        assertThat(said(read()))
                .isEqualTo("orders/function.yaml:6: handler was 'bootstrap', but bootstrap may not be"
                        + " executed; run  chmod +x orders/bootstrap");
    }

    @Test
    void saysThatThereIsNoFunction() {
        assertThat(read().problems()).singleElement().asString().contains("no function here");
        assertThat(new FunctionFolders(folder.resolve("missing")).read().problems())
                .singleElement()
                .asString()
                .contains("is not there or cannot be read");
    }

    private FunctionSpec only() {
        Found found = read();
        assertThat(found.problems()).isEmpty();
        return found.specs().values().iterator().next();
    }

    private Found read() {
        return new FunctionFolders(folder).read();
    }

    private String said(Found found) {
        assertThat(found.problems()).hasSize(1);
        return found.problems().getFirst().toString().replace(folder + "/", "");
    }

    private Path provided(String where, String name) throws IOException {
        Path function = function(where, "name: " + name + "\n" + OWNED + "runtime: provided\n");
        Path bootstrap = Files.writeString(function.resolve("bootstrap"), "#!/bin/sh\n");
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
        return function;
    }

    private Path function(String where, String yaml) throws IOException {
        Path function = Files.createDirectories(folder.resolve(where));
        Files.writeString(function.resolve("function.yaml"), yaml);
        return function;
    }
}
