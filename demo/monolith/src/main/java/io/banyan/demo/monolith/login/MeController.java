package io.banyan.demo.monolith.login;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says who asks, for programs: by HTTP Basic, as for writes.
@RestController
class MeController {
    record Me(int memberId, String name) {}

    @GetMapping("/api/me")
    ResponseEntity<Me> me(@AuthenticationPrincipal @Nullable SiteUser user) {
        return user == null
                ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                : ResponseEntity.ok(new Me(user.memberId(), user.name()));
    }
}
