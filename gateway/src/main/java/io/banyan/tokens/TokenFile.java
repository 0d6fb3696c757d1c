package io.banyan.tokens;

import io.banyan.access.Role;
import io.banyan.access.RoleToken;
import io.banyan.access.RoleTokens;
import io.banyan.caller.ListedCaller;
import io.banyan.caller.ListedCallers;
import io.banyan.decide.PreviewToken;
import io.banyan.decide.PreviewTokens;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import io.banyan.written.YamlReader;
import io.banyan.written.YamlValue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// A file of tokens as it was read: that of `--tokens`, or that of `--preview-tokens`.
///
/// @param option that names it
/// @param tokens those that are well written; meaningless when there are errors
/// @param count how many they are
/// @param problems every error and warning, in the order of lines; a file that cannot be read is an error among them
public record TokenFile<T>(String option, T tokens, int count, List<Problem> problems) {
    /// One of the two below.
    @FunctionalInterface
    public interface Reading<T> {
        /// Reads the file.
        ///
        /// @param today in UTC; tokens that have expired are a warning
        TokenFile<T> of(Path path, LocalDate today);
    }

    public TokenFile {
        problems = List.copyOf(problems);
    }

    /// The file of `--tokens`, of any kind.
    ///
    /// @param today in UTC; tokens that have expired are a warning
    public static TokenFile<ListedTokens> ofAll(Path path, LocalDate today) {
        Specs read = Specs.read(path, TokenUse.ADMIN_PORT, today);
        ListedTokens tokens = new ListedTokens(read.roles(), read.previews(), read.callers());
        int count = tokens.roles().tokens().size()
                + tokens.previews().tokens().size()
                + tokens.callers().count();
        return new TokenFile<>(TokenUse.ADMIN_PORT.option(), tokens, count, read.problems());
    }

    /// The file of `--preview-tokens`.
    ///
    /// @param today in UTC; tokens that have expired are a warning
    public static TokenFile<PreviewTokens> ofPreviews(Path path, LocalDate today) {
        Specs read = Specs.read(path, TokenUse.PREVIEW, today);
        PreviewTokens tokens = read.previews();
        return new TokenFile<>(
                TokenUse.PREVIEW.option(), tokens, tokens.tokens().size(), read.problems());
    }

    public boolean hasErrors() {
        return !errors().isEmpty();
    }

    /// In the words of an operator's message.
    public List<String> errors() {
        return problems.stream().filter(Problem::isError).map(Problem::toString).toList();
    }

    private static Stream<RoleToken> ofRole(TokenSpec spec) {
        return spec.name() == null || spec.role() == null || spec.hash() == null
                ? Stream.empty()
                : Role.of(spec.role()).stream()
                        .map(role -> new RoleToken(spec.name(), role, spec.groups(), spec.hash(), spec.expires()));
    }

    private static Stream<ListedCaller> ofCaller(TokenSpec spec) {
        return spec.use() != TokenUse.CALLER
                        || spec.name() == null
                        || spec.hash() == null
                        || spec.groups().size() != 1
                ? Stream.empty()
                : Stream.of(
                        new ListedCaller(spec.name(), spec.groups().iterator().next(), spec.hash(), spec.expires()));
    }

    private static Stream<PreviewToken> ofPreview(TokenSpec spec) {
        return spec.use() != TokenUse.PREVIEW
                        || spec.hash() == null
                        || spec.expires() == null
                        || spec.groups().isEmpty()
                ? Stream.empty()
                : Stream.of(new PreviewToken(spec.hash(), spec.groups(), spec.expires()));
    }

    private record Specs(List<TokenSpec> specs, List<Problem> problems) {
        RoleTokens roles() {
            return new RoleTokens(specs.stream().flatMap(TokenFile::ofRole).toList());
        }

        ListedCallers callers() {
            return new ListedCallers(specs.stream().flatMap(TokenFile::ofCaller).toList());
        }

        PreviewTokens previews() {
            return new PreviewTokens(
                    specs.stream().flatMap(TokenFile::ofPreview).toList());
        }

        static Specs read(Path path, TokenUse use, LocalDate today) {
            Path folder = path.getParent() == null ? Path.of("") : path.getParent();
            RouteFile file = new RoutesFolder(folder).read(String.valueOf(path.getFileName()));
            if (file.unreadable() != null) {
                return new Specs(List.of(), List.of(file.unreadable()));
            }
            var problems = new Problems(file.shown());
            YamlValue document = YamlReader.read(file.text(), problems);
            List<TokenSpec> specs = new TokenReader(use, problems, today).tokens(document);
            return new Specs(specs, problems.all());
        }
    }
}
