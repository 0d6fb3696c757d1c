package io.banyan.api;

import io.banyan.admin.IdentitySource;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys by which MODERN checks who asks; no operation for operators. Open to everybody: they are no
/// secret, and whoever checks has no token of this port.
@RestController
@Hidden
final class IdentityKeysController {
    private final IdentitySource identity;

    IdentityKeysController(IdentitySource identity) {
        this.identity = identity;
    }

    @GetMapping(path = IdentitySource.KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return identity.keys();
    }
}
