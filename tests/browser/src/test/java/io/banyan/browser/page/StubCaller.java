package io.banyan.browser.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who asks the stub.
record StubCaller(String name, String role, List<String> groups) {
    static StubCaller of(@Nullable String authorization) {
        return switch (authorization == null ? "" : authorization.replace("Bearer ", "")) {
            case StubAdmin.OPERATOR -> new StubCaller("ann", "operator", List.of("*"));
            case StubAdmin.VIEWER -> new StubCaller("vic", "viewer", List.of("*"));
            case StubAdmin.ADMIN -> new StubCaller("admin", "admin", List.of("*"));
            default -> throw new Refusal(401, "send a token: Authorization: Bearer TOKEN", Map.of());
        };
    }

    void mayWrite() {
        if (role.equals("viewer")) {
            throw new Refusal(403, "this token has no right to do this", Map.of());
        }
    }
}
