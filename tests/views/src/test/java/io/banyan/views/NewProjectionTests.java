package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.cli.Commands;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `./banyan new projection` writes compiles, and its test passes, as it is.
class NewProjectionTests {
    private final Path folder;

    NewProjectionTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        members      | member           | id     | name,city,about                   | MembersProjection
        member-pages | shop.Member_2009 | number | number,a,b,c,d,e,f,g,h,i,j,k,l    | MemberPagesProjection
        keys         | public.key       | id     | id                                | KeysProjection
        """)
    void writesWhatCompilesAndPasses(String name, String table, String key, String columns, String className)
            throws Exception {
        int exit = Commands.of(given -> {})
                .execute(
                        "new",
                        "projection",
                        name,
                        "--table",
                        table,
                        "--key",
                        key,
                        "--columns",
                        columns,
                        "--package",
                        "org.example",
                        "--into",
                        folder.toString(),
                        "--owner",
                        "team-people",
                        "--contact",
                        "#team-people");

        assertThat(exit).isZero();
        compile(javaFiles());
        assertThat(passed("org.example." + className + "Tests"))
                .containsExactlyInAnyOrder("isPure", "givesOneViewHoweverItIsRun");
    }

    /// Otherwise a test of it would say nothing.
    @Test
    void isWrittenWithATestThatFailsForAnotherProjection() throws Exception {
        Commands.of(given -> {})
                .execute(
                        "new",
                        "projection",
                        "members",
                        "--table",
                        "member",
                        "--columns",
                        "name",
                        "--into",
                        folder.toString(),
                        "--owner",
                        "o",
                        "--contact",
                        "c");
        for (Path file : javaFiles()) {
            Files.writeString(file, Files.readString(file).replace("List.of(Operation.delete(page))", "List.of()"));
        }
        compile(javaFiles());

        assertThat(passed("views.MembersProjectionTests")).containsExactly("isPure");
    }

    private List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void compile(List<Path> sources) {
        Stream<String> options =
                Stream.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.concat(options, sources.stream().map(Path::toString))
                                .toArray(String[]::new));
        assertThat(failed).isZero();
    }

    private List<String> passed(String className) throws Exception {
        List<String> passed = new ArrayList<>();
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, NewProjectionTests.class.getClassLoader());
        try (loader) {
            Class<?> tests = loader.loadClass(className);
            var constructor = tests.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (Method test : tests.getDeclaredMethods()) {
                if (test.isAnnotationPresent(Test.class) && passes(test, constructor.newInstance())) {
                    passed.add(test.getName());
                }
            }
        }
        return passed;
    }

    private static boolean passes(Method test, Object tests) {
        test.setAccessible(true);
        try {
            test.invoke(tests);
            return true;
        } catch (ReflectiveOperationException failed) {
            return false;
        }
    }
}
