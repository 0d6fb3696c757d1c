package io.banyan.demo.monolith.login;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The login form; what it posts is taken by Spring Security.
@Controller
class LoginController {
    @GetMapping("/login")
    String form() {
        return "login";
    }
}
