package io.banyan.functions.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `invalid/NAME.yaml` is told in the words of `NAME.expected`.
class InvalidFilesTests {
    @ParameterizedTest
    @MethodSource("files")
    void tellsWhatIsWrong(String name, @TempDir Path folder) throws IOException, URISyntaxException {
        Path function = Files.createDirectories(folder.resolve("fn"));
        Files.copy(resource(name + ".yaml"), function.resolve("function.yaml"));

        List<Problem> problems = new FunctionFolders(folder).read().problems();

        String said = problems.stream()
                .map(problem -> problem.toString().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
        assertThat(said).isEqualTo(Files.readString(resource(name + ".expected")));
    }

    static List<String> files() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(resource(""))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(InvalidFilesTests.class.getResource("/invalid/" + name));
        return Path.of(url.toURI());
    }
}
