package io.banyan.demo.monolith.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page the member who reads it, as `user`; null for guests.
@ControllerAdvice(annotations = Controller.class)
class CurrentUserAdvice {
    @ModelAttribute("user")
    @Nullable
    SiteUser user(@AuthenticationPrincipal @Nullable SiteUser user) {
        return user;
    }
}
