package io.banyan.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One item of the file of `--tokens`.
///
/// @param name null = none, which a preview needs not have
/// @param groups what an operator may change, whose routes a preview may look at, or the one whose services call; empty
///     for other roles
/// @param hash never the token itself
/// @param expires the last day (UTC); null = never
record TokenEntry(
        @Nullable String name,
        Role role,
        List<String> groups,
        String hash,
        @Nullable LocalDate expires) {
    /// Spelled as in the file, so that picocli lists and reads them so.
    @SuppressWarnings("checkstyle:ConstantName")
    enum Role {
        viewer,
        operator,
        admin,
        preview,
        caller
    }

    TokenEntry {
        groups = List.copyOf(groups);
    }

    /// Names stand in quotes: a group may be called `null` or `1e3`.
    String yaml() {
        String quoted = groups.stream().map(group -> '"' + group + '"').collect(Collectors.joining(", ", "[", "]"));
        return (name == null ? "- " : "- name: \"" + name + "\"\n  ")
                + "role: " + role + "\n"
                + (groups.isEmpty() ? "" : "  groups: " + quoted + "\n")
                + "  hash: " + hash + "\n"
                + (expires == null ? "" : "  expires: " + expires + "\n");
    }

    ObjectNode json(String token) {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("token", token);
        ObjectNode entry = all.putObject("entry");
        if (name != null) {
            entry.put("name", name);
        }
        entry.put("role", role.name());
        if (!groups.isEmpty()) {
            groups.forEach(entry.putArray("groups")::add);
        }
        entry.put("hash", hash);
        if (expires != null) {
            entry.put("expires", expires.toString());
        }
        return all;
    }
}
