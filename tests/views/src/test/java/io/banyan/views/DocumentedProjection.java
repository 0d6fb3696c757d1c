package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Projection;
import io.banyan.testkit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// The example of `docs/projections.md`, as it is printed.
final class DocumentedProjection {
    private static final String IMPORTS = """
            import io.banyan.projections.change.*;
            import io.banyan.projections.projection.*;
            import java.util.*;
            """;

    private DocumentedProjection() {}

    static Class<? extends Projection> loaded(Path folder) throws IOException, ClassNotFoundException {
        compile(folder);
        var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocumentedProjection.class.getClassLoader());
        return loader.loadClass("EventsProjection").asSubclass(Projection.class);
    }

    /// The same as a function's view file.
    static String file() {
        return block("```yaml\n(view: events\n.*?)```");
    }

    private static String block(String pattern) {
        try {
            String page = Files.readString(Repository.root().resolve("docs/projections.md"));
            Matcher example = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
            assertThat(example.find()).isTrue();
            return example.group(1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes its classes into a folder.
    static void compile(Path folder) {
        try {
            String example = block("```java\n(public class EventsProjection .*?)```");
            Path source = Files.writeString(folder.resolve("EventsProjection.java"), IMPORTS + example);
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-d",
                            folder.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            source.toString());
            assertThat(failed).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
