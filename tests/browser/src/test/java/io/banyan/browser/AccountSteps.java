package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// Logging in and out, and answers by form.
final class AccountSteps {
    private static final String EVENT = "/events/" + Member.EVENT;

    private AccountSteps() {}

    static void login(Visitor visitor) {
        visitor.opens("/photos");
        assertThat(visitor.address()).isEqualTo("/login");
        visitor.fills("#username", Member.LOGIN);
        visitor.fills("#password", "wrong");
        visitor.follows("#login-submit");
        assertThat(visitor.address()).isEqualTo("/login?error");
        assertThat(visitor.reads("#login-error")).isEqualTo("Name and password do not go together.");
        String before = visitor.cookie("JSESSIONID");

        Member.logsIn(visitor);

        assertThat(visitor.address()).startsWith("/photos");
        assertThat(visitor.cookie("JSESSIONID"))
                .as("renewed session")
                .isNotEmpty()
                .isNotEqualTo(before);
        visitor.follows("#nav-me");
        assertThat(visitor.sees("#own-page")).isTrue();
    }

    static void logout(Visitor visitor) {
        visitor.opens("/login");
        Member.logsIn(visitor);
        assertThat(visitor.address()).isEqualTo("/me");
        visitor.follows("#nav-logout");
        assertThat(visitor.address()).isEqualTo("/login?bye");
        visitor.opens("/me");
        assertThat(visitor.address()).isEqualTo("/login");
    }

    static void answer(Visitor visitor) {
        visitor.opens(EVENT);
        int before = Integer.parseInt(visitor.reads("#event-going"));
        visitor.follows("#login-to-answer");
        Member.logsIn(visitor);
        visitor.opens(EVENT);

        visitor.follows("#rsvp-yes");

        assertThat(visitor.address()).isEqualTo(EVENT);
        assertThat(visitor.reads("#notice")).startsWith("See you there, ");
        assertThat(visitor.reads("#event-going")).isEqualTo(Integer.toString(before + 1));
        assertThat(visitor.reads("#attendees")).contains(visitor.reads("#nav-me"));
        assertThat(visitor.asks("/api" + EVENT).text()).contains("\"going\":" + (before + 1));
        visitor.reloads();
        assertThat(visitor.sees("#notice")).as("a message is shown once").isFalse();
        visitor.follows("#rsvp-no");
        assertThat(visitor.reads("#notice")).startsWith("Maybe next time, ");
        assertThat(visitor.reads("#event-going")).isEqualTo(Integer.toString(before));
        visitor.follows("#nav-me");
        assertThat(visitor.reads("#member-rsvps")).contains("no");
    }

    /// A form without its token is refused and changes nothing.
    static void forgery(Visitor visitor) {
        visitor.opens("/login");
        Member.logsIn(visitor);
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");

        Answer refused = visitor.asks("POST", EVENT + "/rsvp", form, "answer=yes");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(visitor.asks("/api" + EVENT + "/rsvps").text()).doesNotContain("\"memberId\":" + Member.ID + ",");
    }
}
