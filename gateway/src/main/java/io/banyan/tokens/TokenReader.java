package io.banyan.tokens;

import io.banyan.config.GroupCheck;
import io.banyan.written.Distinct;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Section;
import io.banyan.written.Units;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import io.banyan.written.YamlValue;
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

/// Reads the one format of both files of tokens (docs/access.md): a list, each item with its owner's name, a role, the
/// groups (`"*"` for all), the hash of the token, the last day (UTC) on which it is good, and a note. The file of
/// `--tokens` takes entries of every use, told apart by their role; that of `--preview-tokens` takes previews alone.
/// No token is good on both ports, so one hash stands in a file once.
///
/// @param hashes those read so far, and so with `names`
record TokenReader(
        TokenUse use, Problems problems, LocalDate today, Map<String, Written> hashes, Map<String, Written> names) {
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final String RESERVED = "admin";

    /// @param today in UTC; tokens that have expired are a warning
    TokenReader(TokenUse use, Problems problems, LocalDate today) {
        this(use, problems, today, new HashMap<>(), new HashMap<>());
    }

    /// @param document null where it is no YAML, which is among the problems already
    List<TokenSpec> tokens(@Nullable YamlValue document) {
        List<TokenSpec> tokens = new ArrayList<>();
        if (!(document instanceof YamlValue.Items list)) {
            if (!problems.haveErrors()) {
                problems.add(Rule.TOKENS_LIST, use == TokenUse.PREVIEW ? "groups and expires" : "name and role");
            }
            return tokens;
        }
        for (int i = 0; i < list.items().size(); i++) {
            YamlValue item = list.items().get(i);
            String place = "tokens[" + i + "]";
            if (item instanceof YamlValue.Fields fields) {
                if (!isElsewhere(fields, place)) {
                    tokens.add(token(fields, place));
                }
            } else {
                String keys = String.join(", ", use.keys().names());
                problems.add(Rule.NOT_A_SECTION, item.line(), place, item.kind(), keys);
            }
        }
        return tokens;
    }

    private static YamlValue.@Nullable Text role(YamlValue.Fields entry) {
        YamlValue.Field role = entry.fields().get("role");
        return role != null && role.value() instanceof YamlValue.Text text ? text : null;
    }

    private boolean isElsewhere(YamlValue.Fields entry, String place) {
        YamlValue.Text text = role(entry);
        if (text != null && use == TokenUse.PREVIEW && isOfOthers(text.text())) {
            problems.add(
                    Rule.ROLE_ELSEWHERE,
                    text.line(),
                    place + ".role",
                    text.text(),
                    TokenUse.CALLER.takes(text.text())
                            ? "a caller's token never chooses a side"
                            : "a token of the admin port never chooses a side",
                    TokenUse.ADMIN_PORT.option());
            return true;
        }
        Set<String> written = entry.fields().keySet();
        boolean preview = use == TokenUse.ADMIN_PORT
                && !written.contains("name")
                && !written.contains("role")
                && written.containsAll(Set.of("hash", "groups", "expires"));
        if (preview) {
            problems.add(Rule.ROLE_NONE, entry.line(), place, "");
        }
        return preview;
    }

    private static boolean isOfOthers(String role) {
        return TokenUse.ADMIN_PORT.takes(role) || TokenUse.CALLER.takes(role);
    }

    private static TokenUse its(boolean preview, YamlValue.@Nullable Text role) {
        return preview
                ? TokenUse.PREVIEW
                : role != null && TokenUse.CALLER.takes(role.text()) ? TokenUse.CALLER : TokenUse.ADMIN_PORT;
    }

    private TokenSpec token(YamlValue.Fields entry, String place) {
        YamlValue.Text text = role(entry);
        boolean preview = use == TokenUse.PREVIEW || (text != null && TokenUse.PREVIEW.takes(text.text()));
        TokenUse its = its(preview, text);
        Section section = new Section(entry, its.keys(), place, problems);
        String name = name(section.text("name"));
        Written written = section.text("role");
        String role = role(written);
        Set<String> groups = groups(section.texts("groups", "*"));
        String hash = hash(section.text("hash"));
        Instant expires = expires(section.text("expires"));
        section.text("note");
        if ("operator".equals(role) && groups.isEmpty() && written != null) {
            problems.add(Rule.ROLE_GROUPS, written);
        }
        if (its == TokenUse.CALLER && written != null && (groups.size() != 1 || groups.contains("*"))) {
            problems.add(Rule.ROLE_CALLER, written);
        }
        return new TokenSpec(its, name, role, groups, hash, expires);
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

    private @Nullable String role(@Nullable Written written) {
        if (written == null) {
            return null;
        }
        boolean ofAll = use == TokenUse.ADMIN_PORT
                && (TokenUse.PREVIEW.takes(written.text()) || TokenUse.CALLER.takes(written.text()));
        if (!use.takes(written.text()) && !ofAll) {
            problems.add(Rule.ROLE, written, use.allowed(), use.advice());
            return null;
        }
        return written.text();
    }

    private Set<String> groups(@Nullable WrittenList groups) {
        if (groups == null) {
            return Set.of();
        }
        return Set.copyOf(new Distinct(problems).atLeastOne(groups, use.keys().example("groups"), this::group));
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
