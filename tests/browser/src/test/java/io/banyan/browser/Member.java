package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The member as whom visitors log in, and what is theirs alone: answers that nobody gave before.
final class Member {
    static final int ID = 7;
    static final String LOGIN = "member7";
    static final String PASSWORD = "meetup";
    static final int EVENT = 4711;
    static final int OTHER_EVENT = 4712;

    /// HTTP Basic, which the API takes.
    static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((LOGIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private Member() {}

    /// From the login form, which must be open, to the page that was asked for.
    static void logsIn(Visitor visitor) {
        visitor.fills("#username", LOGIN);
        visitor.fills("#password", PASSWORD);
        visitor.follows("#login-submit");
        assertThat(visitor.sees("#nav-logout")).as("logged in").isTrue();
    }
}
