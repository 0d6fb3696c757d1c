package io.banyan.tokens;

import io.banyan.config.GroupCheck;
import io.banyan.decide.PreviewToken;
import io.banyan.decide.PreviewTokens;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import io.banyan.written.Rule;
import io.banyan.written.Section;
import io.banyan.written.Units;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import io.banyan.written.YamlReader;
import io.banyan.written.YamlValue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file of `--preview-tokens`: a list, each item with the hash of a token, the groups it is good for (`"*"` for
/// all), the last day (UTC) on which it is good, and a note for people if wanted.
///
/// @param tokens those that are well written; meaningless when there are errors
/// @param problems every error and warning, in the order of lines
public record PreviewTokenFile(PreviewTokens tokens, List<Problem> problems) {
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");

    public PreviewTokenFile {
        problems = List.copyOf(problems);
    }

    /// Reads the file; one that is missing or not readable is an error among the problems.
    ///
    /// @param today in UTC; tokens that have expired are a warning
    public static PreviewTokenFile read(Path path, LocalDate today) {
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        RouteFile file = new RoutesFolder(folder).read(String.valueOf(path.getFileName()));
        if (file.unreadable() != null) {
            return new PreviewTokenFile(PreviewTokens.NONE, List.of(file.unreadable()));
        }
        var problems = new Problems(file.shown());
        YamlValue document = YamlReader.read(file.text(), problems);
        List<PreviewToken> tokens = new Reader(problems, today).tokens(document);
        return new PreviewTokenFile(new PreviewTokens(tokens), problems.all());
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    private record Reader(Problems problems, LocalDate today) {
        List<PreviewToken> tokens(@Nullable YamlValue document) {
            List<PreviewToken> tokens = new ArrayList<>();
            if (!(document instanceof YamlValue.Items list)) {
                if (!problems.haveErrors()) {
                    problems.add(Rule.TOKENS_LIST);
                }
                return tokens;
            }
            Map<String, Written> seen = new HashMap<>();
            for (YamlValue item : list.items()) {
                String place = "tokens[" + list.items().indexOf(item) + "]";
                if (item instanceof YamlValue.Fields fields) {
                    PreviewToken token = token(new Section(fields, KeySet.TOKEN, place, problems), seen);
                    if (token != null) {
                        tokens.add(token);
                    }
                } else {
                    String keys = String.join(", ", KeySet.TOKEN.names());
                    problems.add(Rule.NOT_A_SECTION, item.line(), place, item.kind(), keys);
                }
            }
            return tokens;
        }

        private @Nullable PreviewToken token(Section section, Map<String, Written> seen) {
            String hash = hash(section.text("hash"), seen);
            Set<String> groups = groups(section.texts("groups"));
            Written written = section.text("expires");
            LocalDate expires = new Units(problems).date(written);
            section.text("note");
            if (expires != null && written != null && expires.isBefore(today)) {
                problems.add(Rule.TOKEN_EXPIRED, written);
            }
            return hash == null || expires == null || groups.isEmpty()
                    ? null
                    : new PreviewToken(
                            hash,
                            groups,
                            expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        /// A malformed hash may be a token written by mistake: it is never shown.
        private @Nullable String hash(@Nullable Written written, Map<String, Written> seen) {
            if (written == null) {
                return null;
            }
            if (!HASH.matcher(written.text()).matches()) {
                problems.add(Rule.TOKEN_HASH, written);
                return null;
            }
            String hash = written.text().substring("sha256:".length()).toLowerCase(Locale.ROOT);
            Written before = seen.putIfAbsent(hash, written);
            if (before != null) {
                problems.add(Rule.TOKEN_TWICE, written, before.key() + " in line " + before.line());
            }
            return hash;
        }

        private Set<String> groups(@Nullable WrittenList groups) {
            if (groups == null) {
                return Set.of();
            }
            return Set.copyOf(new Distinct(problems).atLeastOne(groups, KeySet.TOKEN.example("groups"), written -> {
                if (written.text().equals("*")
                        || GroupCheck.NAME.matcher(written.text()).matches()) {
                    return written.text();
                }
                problems.add(Rule.TOKEN_GROUPS, written);
                return null;
            }));
        }
    }
}
