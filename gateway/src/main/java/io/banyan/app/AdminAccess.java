package io.banyan.app;

import io.banyan.admin.AdminToken;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/// Where the admin token comes from: `BANYAN_ADMIN_TOKEN`, else, where no other tokens are configured, `admin-token` in
/// the state folder, made at the first start. It is shown only then, and only on a terminal; never in a log.
final class AdminAccess {
    private static final Logger log = LoggerFactory.getLogger("banyan");
    private static final String VARIABLE = "BANYAN_ADMIN_TOKEN";
    private static final String FILE = "admin-token";
    private static final int BYTES = 32;
    private static final String MAKE_ONE = "make one with: openssl rand -hex 32";
    private static final String MISSING = VARIABLE + " is missing but must be set with --redis, so that every replica"
            + " takes the same token; " + MAKE_ONE + "; or name --tokens FILE with a role other than preview, or"
            + " --oidc-issuer URL";

    private AdminAccess() {}

    /// @param others whether a token of `--tokens` opens the admin port; previews alone do not
    static AdminToken token(Environment environment, StateFolder state, BanyanProperties properties, boolean others) {
        String configured = environment.getProperty(VARIABLE, "").strip();
        if (!configured.isEmpty()) {
            log.info("admin token: from {}", VARIABLE);
            return checked(VARIABLE, configured, MAKE_ONE);
        }
        if (others || properties.access().issuer() != null) {
            return AdminToken.NONE;
        }
        if (properties.live().redis() != null) {
            throw new StartRefused(MISSING, null);
        }
        StateFolder.Kept kept = state.keep(FILE, AdminAccess::random);
        AdminToken token = checked(kept.file().toString(), kept.text(), "delete the file, and a new one is created");
        if (kept.saved()) {
            log.info("admin token: {} in {}", kept.made() ? "created at this first start," : "kept", kept.file());
        } else {
            log.warn(
                    "admin token: {} cannot be written or read now, so nobody knows the token until it can; set {} to provide one",
                    kept.file(),
                    VARIABLE);
        }
        Optional.ofNullable(System.console())
                .filter(console -> kept.made() && console.isTerminal())
                .ifPresent(terminal -> terminal.printf("admin token: %s%n", kept.text()));
        return token;
    }

    /// Why a start is refused for the sake of this token.
    static List<String> problems(Environment environment, BanyanProperties options) {
        String configured = environment.getProperty(VARIABLE, "").strip();
        BanyanProperties.Access access = options.access();
        if (!configured.isEmpty()) {
            return AdminToken.weakness(configured).stream()
                    .map(weakness -> VARIABLE + ": the admin token " + weakness + "; " + MAKE_ONE)
                    .toList();
        }
        boolean missing = options.live().redis() != null && access.tokens() == null && access.issuer() == null;
        return missing ? List.of(MISSING) : List.of();
    }

    private static AdminToken checked(String place, String token, String remedy) {
        AdminToken.weakness(token).ifPresent(weakness -> {
            throw new StartRefused(place + ": the admin token " + weakness + "; " + remedy, null);
        });
        return AdminToken.of(token);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
