package io.banyan.demo.modern.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The login form, newly made. What it posts goes to the monolith as ever, which takes it only with the token of the
/// cookie in it: where the cookie does not reach the browser, the form fails.
@RestController
class LoginController {
    @GetMapping("/login")
    ResponseEntity<String> form(@CookieValue(name = "FORMTOKEN", required = false) @Nullable String known) {
        String kept = known != null && known.matches("[0-9a-f-]{36}") ? known : null;
        String token = kept == null ? UUID.randomUUID().toString() : kept;
        var answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache().cachePrivate());
        if (kept == null) {
            var cookie = ResponseCookie.from("FORMTOKEN", token)
                    .path("/")
                    .httpOnly(true)
                    .build();
            answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return answer.body(page(token));
    }

    private static String page(String token) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Log in - Gather</title></head>
            <body>
            <main id="new-login">
              <h1>Log in</h1>
              <form id="login-form" action="/login" method="post">
                <input type="hidden" name="_csrf" value="%s">
                <p><label>Name <input id="username" name="username" autocomplete="username"></label></p>
                <p><label>Password <input id="password" name="password" type="password" autocomplete="current-password"></label></p>
                <button id="login-submit">Log in</button>
              </form>
            </main>
            </body>
            </html>
            """.formatted(token);
    }
}
