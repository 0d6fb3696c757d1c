package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.Given;
import io.banyan.tokens.TokenFile;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import io.banyan.written.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each rule is broken once on purpose: `<id>.yaml`, or a folder `<id>` where it takes several files, beside
/// `<id>.expected`, the exact text that an operator reads. A rule without such a pair fails here.
class BrokenRuleTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Path ROUTES = Path.of("src/test/resources/routes/invalid");
    private static final Path TOKENS = Path.of("src/test/resources/preview/invalid");
    private static final Path ROLE_TOKENS = Path.of("src/test/resources/tokens/invalid");

    private final Path temp;

    BrokenRuleTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatWasFoundWhatIsAllowedAndWhatToWrite(Rule rule) throws IOException {
        Path pairs = ofRole(rule) ? ROLE_TOKENS : rule.name().startsWith("TOKEN") ? TOKENS : ROUTES;
        String expected = Files.readString(pairs.resolve(rule.id() + ".expected"));

        List<Problem> problems = pairs.equals(ROUTES) ? routes(rule) : tokens(pairs, rule);

        assertThat(shown(problems)).isEqualTo(expected);
        assertThat(problems).extracting(Problem::rule).contains(rule);
    }

    @Test
    void hasNoPairForARuleThatIsNoMore() throws IOException {
        try (Stream<Path> routes = Files.list(ROUTES);
                Stream<Path> tokens = Files.list(TOKENS);
                Stream<Path> roles = Files.list(ROLE_TOKENS)) {
            assertThat(Stream.concat(routes, Stream.concat(tokens, roles)))
                    .extracting(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                    .isSubsetOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
        }
    }

    private List<Problem> routes(Rule rule) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("routes"));
        Path one = ROUTES.resolve(rule.id() + ".yaml");
        if (rule == Rule.FILE_TOO_LARGE) {
            Files.writeString(folder.resolve("events.yaml"), "# far too much\n".repeat(100_000));
        } else if (Files.exists(one)) {
            Files.copy(one, folder.resolve(rule.id() + ".yaml"));
        } else {
            folder = ROUTES.resolve(rule.id());
        }
        return FolderCheck.of(new RoutesFolder(folder), new Given(TODAY, rule != Rule.TICKETS_UNKEPT))
                .problems();
    }

    private static boolean ofRole(Rule rule) {
        return rule == Rule.ROLE || rule.name().startsWith("ROLE_");
    }

    private static List<Problem> tokens(Path folder, Rule rule) {
        Path file = folder.resolve(rule.id() + ".yaml");
        return ofRole(rule) && rule != Rule.ROLE_ELSEWHERE
                ? TokenFile.ofAll(file, TODAY).problems()
                : TokenFile.ofPreviews(file, TODAY).problems();
    }

    private String shown(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.toString()
                        .replace(temp.resolve("routes").toString(), "routes")
                        .replaceAll(ROUTES + "/[a-z-]+(?=[/:])", "routes")
                        .replace(ROLE_TOKENS.toString(), "tokens")
                        .replace(TOKENS.toString(), "preview"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
