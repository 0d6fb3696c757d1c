package io.banyan.tokens;

import io.banyan.access.Role;
import io.banyan.written.KeySet;
import java.util.Arrays;
import java.util.List;

/// What a file of tokens is for. Both are written in one format; which roles may stand in a file, and which keys they
/// need, is its use's.
enum TokenUse {
    /// Of people and programs: never good on the traffic port.
    ADMIN_PORT(
            "--tokens",
            KeySet.ROLE_TOKEN,
            Arrays.stream(Role.values()).map(Role::word).toList(),
            "viewer, operator, admin, preview or caller",
            "'operator' for someone who changes weights, 'preview' for someone who looks at the modern side, 'caller' for"
                    + " a service that calls other groups"),
    /// Of a group's services that call other groups: good on the internal port alone.
    CALLER("--tokens", KeySet.ROLE_TOKEN, List.of("caller"), "caller", "'caller'"),
    /// Of who may choose a side on the traffic port: never good on the admin port.
    PREVIEW("--preview-tokens", KeySet.PREVIEW_TOKEN, List.of("preview"), "preview", "'preview', or leave it out");

    private final String option;
    private final KeySet keys;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
    private final List<String> roles;

    private final String allowed;
    private final String advice;

    TokenUse(String option, KeySet keys, List<String> roles, String allowed, String advice) {
        this.option = option;
        this.keys = keys;
        this.roles = roles;
        this.allowed = allowed;
        this.advice = advice;
    }

    /// As it is written: `--tokens`.
    String option() {
        return option;
    }

    KeySet keys() {
        return keys;
    }

    boolean takes(String role) {
        return roles.contains(role);
    }

    /// The roles, for messages.
    String allowed() {
        return allowed;
    }

    /// Which role to write, for messages.
    String advice() {
        return advice;
    }
}
