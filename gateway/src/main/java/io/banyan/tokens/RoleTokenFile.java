package io.banyan.tokens;

import io.banyan.access.Role;
import io.banyan.access.RoleToken;
import io.banyan.access.RoleTokens;
import io.banyan.config.GroupCheck;
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
import java.time.Instant;
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

/// The file of `--tokens`: a list, each item with its owner's name, a role, for an operator the groups (`"*"` for all),
/// the hash of the token, and if wanted the last day (UTC) on which it is good and a note.
///
/// @param tokens those that are well written; meaningless when there are errors
/// @param problems every error and warning, in the order of lines
public record RoleTokenFile(RoleTokens tokens, List<Problem> problems) {
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final String RESERVED = "admin";

    public RoleTokenFile {
        problems = List.copyOf(problems);
    }

    /// Reads the file; one that is missing or not readable is an error among the problems.
    ///
    /// @param today in UTC; tokens that have expired are a warning
    public static RoleTokenFile read(Path path, LocalDate today) {
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        RouteFile file = new RoutesFolder(folder).read(String.valueOf(path.getFileName()));
        if (file.unreadable() != null) {
            return new RoleTokenFile(RoleTokens.NONE, List.of(file.unreadable()));
        }
        var problems = new Problems(file.shown());
        YamlValue document = YamlReader.read(file.text(), problems);
        List<RoleToken> tokens = new Reader(problems, today).tokens(document);
        return new RoleTokenFile(new RoleTokens(tokens), problems.all());
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    private record Reader(Problems problems, LocalDate today, Map<String, Written> hashes, Map<String, Written> names) {
        Reader(Problems problems, LocalDate today) {
            this(problems, today, new HashMap<>(), new HashMap<>());
        }

        List<RoleToken> tokens(@Nullable YamlValue document) {
            List<RoleToken> tokens = new ArrayList<>();
            if (!(document instanceof YamlValue.Items list)) {
                if (!problems.haveErrors()) {
                    problems.add(Rule.TOKENS_LIST);
                }
                return tokens;
            }
            for (int i = 0; i < list.items().size(); i++) {
                YamlValue item = list.items().get(i);
                String place = "tokens[" + i + "]";
                if (item instanceof YamlValue.Fields fields) {
                    RoleToken token = token(new Section(fields, KeySet.ROLE_TOKEN, place, problems));
                    if (token != null) {
                        tokens.add(token);
                    }
                } else {
                    String keys = String.join(", ", KeySet.ROLE_TOKEN.names());
                    problems.add(Rule.NOT_A_SECTION, item.line(), place, item.kind(), keys);
                }
            }
            return tokens;
        }

        private @Nullable RoleToken token(Section section) {
            String name = name(section.text("name"));
            Written written = section.text("role");
            Role role = role(written);
            Set<String> groups = groups(section.texts("groups"));
            String hash = hash(section.text("hash"));
            Instant expires = expires(section.text("expires"));
            section.text("note");
            if (role == Role.OPERATOR && groups.isEmpty() && written != null) {
                problems.add(Rule.ROLE_GROUPS, written);
            }
            return name == null || role == null || hash == null
                    ? null
                    : new RoleToken(name, role, groups, hash, expires);
        }

        private @Nullable String name(@Nullable Written written) {
            if (written == null) {
                return null;
            }
            if (!NAME.matcher(written.text()).matches() || written.text().equals(RESERVED)) {
                problems.add(Rule.ROLE_NAME, written);
                return null;
            }
            Written before = names.putIfAbsent(written.text(), written);
            if (before != null) {
                problems.add(Rule.ROLE_NAME_TWICE, written, String.valueOf(before.line()));
            }
            return written.text();
        }

        private @Nullable Role role(@Nullable Written written) {
            Role role = written == null ? null : Role.of(written.text()).orElse(null);
            if (role == null && written != null) {
                problems.add(Rule.ROLE, written);
            }
            return role;
        }

        private Set<String> groups(@Nullable WrittenList groups) {
            if (groups == null) {
                return Set.of();
            }
            return Set.copyOf(
                    new Distinct(problems).atLeastOne(groups, KeySet.ROLE_TOKEN.example("groups"), this::group));
        }

        private @Nullable String group(Written written) {
            if (written.text().equals("*")
                    || GroupCheck.NAME.matcher(written.text()).matches()) {
                return written.text();
            }
            problems.add(Rule.TOKEN_GROUPS, written);
            return null;
        }

        /// A malformed hash may be a token written by mistake: it is never shown.
        private @Nullable String hash(@Nullable Written written) {
            if (written == null) {
                return null;
            }
            if (!HASH.matcher(written.text()).matches()) {
                problems.add(Rule.TOKEN_HASH, written);
                return null;
            }
            String hash = written.text().substring("sha256:".length()).toLowerCase(Locale.ROOT);
            Written before = hashes.putIfAbsent(hash, written);
            if (before != null) {
                problems.add(Rule.TOKEN_TWICE, written, before.key() + " in line " + before.line());
            }
            return hash;
        }

        private @Nullable Instant expires(@Nullable Written written) {
            LocalDate last = new Units(problems).date(written);
            if (last == null || written == null) {
                return null;
            }
            if (last.isBefore(today)) {
                problems.add(Rule.TOKEN_EXPIRED, written);
            }
            return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }
}
